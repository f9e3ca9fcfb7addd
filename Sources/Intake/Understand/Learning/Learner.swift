/// Learns the voices of a model from a part of the examples.
struct Learner: Sendable {
    /// Networks that learn the same from different beginnings: together they err less than each.
    static let networks = 4

    /// What the voices learnt, before they are put together.
    struct Voices: Sendable {
        var linear: LinearVoice
        var networks: [Network]
        var nearest: NearestTexts
        var places: PlaceVoice?
    }

    private enum Part: Sendable {
        case group([SIMD16<Float>])
        case network(Network)
    }

    let corpus: Corpus
    /// Of each text of the corpus.
    let numbers: [Int]
    let places: [GeoPoint?]
    /// How many classes there are.
    let count: Int
    let plan: LearningPlan

    /// - Parameter rows: the texts of the corpus to learn from.
    func voices(from rows: [Int]) -> Voices {
        let linear = LinearLearner(
            corpus: corpus, rows: rows, labels: numbers, labelCount: count, passes: plan.linearPasses)
        let groups = LinearLearner.groups(labels: count)
        // The networks take longest, so they begin first.
        let parts = Parallel.map(Self.networks + groups) { part -> Part in
            guard part < Self.networks else { return .group(linear.weights(group: part - Self.networks)) }
            return .network(
                NetworkLearner(
                    corpus: corpus, rows: rows, labels: numbers, labelCount: count, passes: plan.networkPasses,
                    seed: UInt64(part + 1)
                ).learnt())
        }
        var lines: [[SIMD16<Float>]] = []
        var networks: [Network] = []
        for part in parts {
            switch part {
            case .group(let weights): lines.append(weights)
            case .network(let network): networks.append(network)
            }
        }
        return Voices(
            linear: LinearVoice(groups: lines), networks: networks,
            nearest: NearestTexts(corpus, rows: rows, numbers: numbers),
            places: PlaceVoice(rows.map { places[$0] }, labels: rows.map { numbers[$0] }, count: count))
    }
}
