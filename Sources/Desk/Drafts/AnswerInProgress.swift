package import Intake

/// An answer or a note that somebody has begun.
package struct AnswerInProgress: Hashable, Sendable {
    /// UTF-16 units: as many as the longest answer has on any channel.
    package static let longest = 50_000

    package var text: String
    package var keptAt: Moment

    package init(text: String, keptAt: Moment) {
        self.text = text
        self.keptAt = keptAt
    }
}
