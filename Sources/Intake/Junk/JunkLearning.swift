/// Learns to tell junk: from texts that come with the program and what the catalogue says, and from what the city's people set aside, released
/// and worked on.
package enum JunkLearning {
    /// With fewer messages of either kind that people decided on, nothing is set aside without one.
    package static let fewestDecided = 100

    /// So many that were kept apart must be certain junk.
    private static let fewestProven = 50

    /// What people decided about a message: a text, and whether it is junk.
    package struct Decided: Sendable {
        package let text: String
        package let isJunk: Bool

        package init(text: String, isJunk: Bool) {
            self.text = text
            self.isJunk = isJunk
        }
    }

    /// - Parameter decided: the newest first.
    /// - Throws: where there is too little to learn from, which there never is.
    package static func model(
        _ catalogue: RequestCatalogue, decided: [Decided]
    ) throws(LearningFailure) -> (model: TextModel, requests: Int) {
        var model = try TextModel.learn(from: examples(catalogue) + decided.map(example))
        if try !isProven(decided, seeds: examples(catalogue)) { model.thresholds = Thresholds.nothingBySelf }
        return (model, decided.count)
    }

    /// Whether a model that has not learnt a fifth of what people decided is right about nearly all of it that it is certain is junk.
    private static func isProven(_ decided: [Decided], seeds: [Example]) throws(LearningFailure) -> Bool {
        let junk = decided.count(where: \.isJunk)
        guard min(junk, decided.count - junk) >= fewestDecided else { return false }
        let asked = decided.indices.filter { $0 % 5 == 0 }
        let learnt = decided.indices.filter { $0 % 5 != 0 }.map { example(decided[$0]) }
        let model = try TextModel.learn(from: seeds + learnt)
        let certain = asked.filter { index in
            let first = model.classify(decided[index].text).labels.first
            return first?.name == JunkGuess.label && (first?.probability ?? 0) >= Float(JunkGuess.certain)
        }
        let right = certain.count { decided[$0].isJunk }
        // One wrong one more than there were: what only just passes passes by chance.
        return certain.count >= fewestProven && Double(right) >= 0.98 * Double(certain.count + 1)
    }

    private static func example(_ decided: Decided) -> Example {
        Example(text: decided.text, label: decided.isJunk ? JunkGuess.label : JunkGuess.keptLabel)
    }

    private static func examples(_ catalogue: RequestCatalogue) -> [Example] {
        let kept = JunkExamples.residents + CatalogueExamples.examples(of: catalogue.types).map(\.text)
        return JunkExamples.junk.map { Example(text: $0, label: JunkGuess.label) }
            + kept.map { Example(text: $0, label: JunkGuess.keptLabel) }
    }
}
