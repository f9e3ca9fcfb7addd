/// What somebody wants drawn.
package struct ReviewOrder: Hashable, Sendable {
    package static let sizes = 1...50
    /// From the first day's beginning to the last one's end: a year, also where the clock is changed once more in it.
    package static let longestSpan: Duration = .seconds(366 * 86_400 + 3_600)

    package let scorecard: Scorecard
    /// The city's days, the first and the last, as `2026-11-21`.
    package let first: String
    package let last: String
    /// Of each agent on each kind of channel.
    package let size: Int
    /// One, or two for calibration.
    package let reviewers: Int
    /// Made at random before anything is looked at.
    package let seed: String

    package init(scorecard: Scorecard, first: String, last: String, size: Int, reviewers: Int, seed: String) {
        self.scorecard = scorecard
        self.first = first
        self.last = last
        self.size = min(max(size, Self.sizes.lowerBound), Self.sizes.upperBound)
        self.reviewers = min(max(1, reviewers), 2)
        self.seed = seed
    }
}
