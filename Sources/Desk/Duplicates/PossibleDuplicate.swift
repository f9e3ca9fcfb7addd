package import Intake

/// Another request that may be about the same, why, and how sure that is.
package struct PossibleDuplicate: Hashable, Sendable {
    package let number: TrackingNumber
    /// In plain words, e.g. `same address, same words`.
    package let reason: String
    /// 0 to 1.
    package let score: Double
    /// Nil where only its number is known.
    package let title: String?

    package init(number: TrackingNumber, reason: String, score: Double, title: String? = nil) {
        self.number = number
        self.reason = reason
        self.score = score
        self.title = title
    }
}
