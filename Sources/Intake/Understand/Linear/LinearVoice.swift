/// What the lines of `LinearLearner` say: for each label how far a text lies on its side, about 1 where it clearly does
/// and -1 where it does not.
struct LinearVoice: Sendable, Equatable {
    let weights: WeightTable
    /// One for each label, in blocks of sixteen.
    let constants: [SIMD16<Float>]

    init(weights: WeightTable, constants: [SIMD16<Float>]) {
        self.weights = weights
        self.constants = constants
    }

    /// - Parameter groups: what `LinearLearner` found for each group of labels.
    init(groups: [[SIMD16<Float>]]) {
        let features = (groups.first?.count ?? 1) - 1
        constants = groups.map { $0[features] }
        weights = WeightTable(blocks: groups.count, rows: features) { groups[$1][$0] }
    }

    /// - Parameter count: how many labels there are.
    func scores(_ vector: FeatureVector, count: Int) -> [Float] {
        var sums = constants
        weights.add(vector, to: &sums)
        return (0..<count).map { sums[$0 / 16][$0 % 16] }
    }
}
