/// What a resident says in a survey: 1, the worst, to 5, the best.
package struct SurveyScores: Hashable, Sendable {
    package static let range = 1...5
    /// Characters of the words that may stand beside the scores.
    package static let longestText = 2_000

    package var overall: Int
    /// Whether what we said was right; nil where not told, as the next two.
    package var accuracy: Int?
    package var courtesy: Int?
    /// How easy it was to get it done.
    package var ease: Int?
    package var text: String

    /// Nil where a score is out of range or the words are too long.
    package init?(overall: Int, accuracy: Int? = nil, courtesy: Int? = nil, ease: Int? = nil, text: String = "") {
        guard ([overall] + [accuracy, courtesy, ease].compactMap { $0 }).allSatisfy(Self.range.contains),
            text.count <= Self.longestText
        else { return nil }
        self.overall = overall
        self.accuracy = accuracy
        self.courtesy = courtesy
        self.ease = ease
        self.text = text
    }

    /// A text that is nothing but a score: one digit, whatever blanks and full stops stand around it. Nil for anything else.
    package init?(bare text: String) {
        guard text.utf8.count <= 16 else { return nil }
        let rest = text.unicodeScalars.filter { !$0.properties.isWhitespace && !".!,".unicodeScalars.contains($0) }
        guard rest.count == 1, let digit = rest.first, let score = Int(String(digit)), digit.isASCII else { return nil }
        self.init(overall: score)
    }
}
