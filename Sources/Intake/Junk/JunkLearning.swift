/// Learns to tell junk: from texts that come with the program and what the catalogue says, and from what the city's people set aside, released
/// and worked on.
package enum JunkLearning {
    /// With fewer messages of either kind that people decided on, nothing is set aside without one.
    package static let fewestDecided = 100

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
        let known = decided.map { Example(text: $0.text, label: $0.isJunk ? JunkGuess.label : JunkGuess.keptLabel) }
        var model = try TextModel.learn(from: examples(catalogue) + known)
        let junk = decided.count(where: \.isJunk)
        if min(junk, decided.count - junk) < fewestDecided { model.thresholds = Thresholds.nothingBySelf }
        return (model, decided.count)
    }

    private static func examples(_ catalogue: RequestCatalogue) -> [Example] {
        let kept = JunkExamples.residents + CatalogueExamples.examples(of: catalogue.types).map(\.text)
        return JunkExamples.junk.map { Example(text: $0, label: JunkGuess.label) }
            + kept.map { Example(text: $0, label: JunkGuess.keptLabel) }
    }
}
