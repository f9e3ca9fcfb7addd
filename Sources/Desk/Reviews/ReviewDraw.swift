package import Intake

/// A sample as it was drawn, with what it takes to draw it again.
package struct ReviewDraw: Hashable, Sendable {
    package let id: RowID
    package let scorecard: Scorecard
    /// The city's days, the first and the last.
    package let first: String
    package let last: String
    package let seed: String
    /// Of each agent on each kind of channel.
    package let size: Int
    /// How many reviewers score each engagement: one, or two for calibration.
    package let reviewers: Int
    /// So many engagements it was drawn from.
    package let population: Int
    package let drawnAt: Moment
    package let drawnBy: AccountID

    package init(
        id: RowID, scorecard: Scorecard, first: String, last: String, seed: String, size: Int, reviewers: Int,
        population: Int, drawnAt: Moment, drawnBy: AccountID
    ) {
        self.id = id
        self.scorecard = scorecard
        self.first = first
        self.last = last
        self.seed = seed
        self.size = size
        self.reviewers = reviewers
        self.population = population
        self.drawnAt = drawnAt
        self.drawnBy = drawnBy
    }
}
