/// How a model is learnt from so many examples: what is tried on texts set aside, and how long it is learnt.
struct LearningPlan: Sendable {
    /// The rounds in which texts are set aside to judge the voices by: for each example the round in which it is
    /// judged; -1 for none.
    let rounds: [Int]
    /// How many rounds there are.
    let count: Int
    /// Whether what was learnt in the one round is the model: learning once more from all would take too long.
    let isRoundFinal: Bool
    /// How often the networks see each text.
    let networkPasses: Int
    /// How often the lines see each text, at most.
    let linearPasses: Int

    init(examples: Int) {
        // Few texts: every one is judged, so that the blend and the thresholds rest on enough of them.
        let parts = examples <= 6_000 ? 4 : (examples <= 30_000 ? 5 : 10)
        count = examples <= 6_000 ? 4 : 1
        isRoundFinal = examples > 30_000
        networkPasses = max(3, min(10, 300_000 / max(1, examples)))
        linearPasses = max(3, min(20, 300_000 / max(1, examples)))
        var order = Array(0..<examples)
        var random = SplitMix(seed: 12)
        random.shuffle(&order)
        var rounds = [Int](repeating: -1, count: examples)
        for (place, example) in order.enumerated() where place % parts < count { rounds[example] = place % parts }
        self.rounds = rounds
    }
}
