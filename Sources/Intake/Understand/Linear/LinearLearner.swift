/// Learns one line for each label that parts its texts from all others: support vectors with squared hinge loss, by
/// dual coordinate descent (Hsieh et al., ICML 2008, algorithm 1), for sixteen labels at a time, so that a text is read
/// once for all of them.
struct LinearLearner {
    typealias Lanes = SIMD16<Float>

    /// What a text on the wrong side costs, against the square of the weights.
    private static let cost: Float = 1

    /// Where no text asks for a larger step, another pass would change nothing that matters.
    private static let enough: Float = 0.05

    /// A smaller step is not worth its time.
    private static let least: Float = 0.002

    let corpus: Corpus
    /// The texts to learn from.
    let rows: [Int]
    /// The label of each text of the corpus, as a number.
    let labels: [Int]
    let labelCount: Int
    /// How often all texts are gone through, at most.
    let passes: Int

    /// How many groups of sixteen so many labels need.
    static func groups(labels: Int) -> Int { (labels + Lanes.scalarCount - 1) / Lanes.scalarCount }

    /// The weights of a group's labels: one for each feature of the vocabulary, then the constant.
    func weights(group: Int) -> [Lanes] {
        let targets = targets(group: group)
        let squares = rows.map { row in
            corpus.values[corpus.starts[row]..<corpus.starts[row + 1]].reduce(1 + 0.5 / Self.cost) { $0 + $1 * $1 }
        }
        var weights = [Lanes](repeating: Lanes(repeating: 0), count: corpus.vocabulary.count + 1)
        var duals = [Lanes](repeating: Lanes(repeating: 0), count: rows.count)
        var order = Array(rows.indices)
        var random = SplitMix(seed: 311 &+ UInt64(group))
        for _ in 0..<passes {
            random.shuffle(&order)
            let largest = pass(order, targets, squares, &weights, &duals)
            if largest < Self.enough { break }
        }
        return weights
    }

    /// +1 where the text has the lane's label, -1 elsewhere; 0 in lanes without a label.
    private func targets(group: Int) -> [Lanes] {
        let first = group * Lanes.scalarCount
        var others = Lanes(repeating: 0)
        for lane in 0..<min(Lanes.scalarCount, labelCount - first) { others[lane] = -1 }
        return rows.map { row in
            var target = others
            let lane = labels[row] - first
            if lane >= 0, lane < Lanes.scalarCount { target[lane] = 1 }
            return target
        }
    }

    /// Goes through all texts once.
    ///
    /// - Returns: the largest step that any text asked for.
    private func pass(
        _ order: [Int], _ targets: [Lanes], _ squares: [Float], _ weights: inout [Lanes], _ duals: inout [Lanes]
    ) -> Float {
        var largest = Lanes(repeating: 0)
        let softness = 0.5 / Self.cost
        let constant = corpus.vocabulary.count
        weights.withUnsafeMutableBufferPointer { weights in
            corpus.numbers.withUnsafeBufferPointer { numbers in
                corpus.values.withUnsafeBufferPointer { values in
                    for index in order {
                        let range = corpus.starts[rows[index]]..<corpus.starts[rows[index] + 1]
                        var score = weights[constant]
                        for place in range { score += weights[Int(numbers[place])] * values[place] }
                        let target = targets[index]
                        let gradient = target * score - 1 + duals[index] * softness
                        let wanted = pointwiseMax(duals[index] - gradient / squares[index], Lanes(repeating: 0))
                        let step = (wanted - duals[index]) * target
                        let size = pointwiseMax(step, -step)
                        // Half of the time goes into the second walk over the text.
                        guard size.max() > Self.least else { continue }
                        largest = pointwiseMax(largest, size)
                        duals[index] = wanted
                        weights[constant] += step
                        for place in range { weights[Int(numbers[place])] += step * values[place] }
                    }
                }
            }
        }
        return largest.max()
    }
}
