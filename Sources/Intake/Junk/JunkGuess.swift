/// That a message is likely junk, as was learnt of others.
package struct JunkGuess: Hashable, Sendable {
    /// The label of junk among what the model tells apart; the other is `kept`.
    static let label = "spam"
    static let keptLabel = "kept"
    /// From this probability on people are told of it.
    static let suspicious = 0.6
    /// From this probability on it may be set aside without a person. What is set aside wrongly waits until somebody looks, so it takes more
    /// than other decisions do (promise 10).
    package static let certain = 0.99

    /// 0 to 1, calibrated.
    package let probability: Double
    /// The words that spoke most for it.
    package let words: [String]
    /// Whether people's own decisions have proven the model, and it is certain.
    package let isSure: Bool

    package init(probability: Double, words: [String], isSure: Bool) {
        self.probability = probability
        self.words = words
        self.isSure = isSure
    }

    /// As it stands with a decision, e.g. `spam by its words: claim, prize`. Mail that the city's own filter marked says `spam` alone.
    var reason: String { words.isEmpty ? "spam by its words" : "spam by its words: \(words.joined(separator: ", "))" }

    /// Three digits, and never 1, which nobody knows.
    var score: Double { min(0.999, (probability * 1_000).rounded() / 1_000) }
}
