/// Learns a small network: features → hidden units → labels. In training a part of the features and of the hidden units
/// is left out at random, which makes it look at all words of a text and not only at the loudest (Srivastava et al.,
/// JMLR 2014). Steps are Adagrad's: one size for each feature, one for each weight of the second layer.
struct NetworkLearner {
    /// How large steps are at the beginning; they shrink to nothing.
    private static let rate: Float = 0.05

    let corpus: Corpus
    /// The texts to learn from.
    let rows: [Int]
    /// The label of each text of the corpus, as a number.
    let labels: [Int]
    let labelCount: Int
    /// How often each text is seen.
    let passes: Int
    /// Where it begins: another seed, another network.
    let seed: UInt64

    /// The network after all passes.
    func learnt() -> Network {
        var state = NetworkState(features: corpus.vocabulary.count, labels: labelCount, seed: seed)
        var order = rows
        for pass in 0..<passes {
            state.random.shuffle(&order)
            state.rate = Self.rate * (1 - Float(pass) / Float(passes))
            for row in order {
                state.step(corpus, corpus.starts[row]..<corpus.starts[row + 1], label: labels[row])
            }
        }
        return state.network
    }
}
