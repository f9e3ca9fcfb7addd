/// Tells junk from messages by what was learnt of both.
package final class JunkSense: Sendable {
    package let served = ServedModel()

    package init() {}

    /// That a message is likely junk; nil where it is not, where it says nothing, or where nothing is learnt yet.
    package func guess(subject: String?, text: String) -> JunkGuess? {
        guard let model = served.model else { return nil }
        let text = Understanding.examined(subject: subject, text: text)
        guard !text.isEmpty else { return nil }
        let found = model.classify(text)
        guard let first = found.labels.first, first.name == JunkGuess.label else { return nil }
        let probability = Double(first.probability)
        guard probability >= JunkGuess.suspicious else { return nil }
        let isSure = model.thresholds != .nothingBySelf && probability >= JunkGuess.certain
        return JunkGuess(probability: probability, words: found.reasons, isSure: isSure)
    }
}
