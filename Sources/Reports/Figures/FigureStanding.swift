package import Intake

/// How far the figures are.
package struct FigureStanding: Hashable, Sendable {
    /// Everything before is in them, but for the days that still wait; nil where they were never made.
    package var asOf: Moment?
    /// Days that are to be counted again.
    package var waitingDays: Int
    /// When all figures were last counted again from the rows and compared, and how many days differed then; nil where never.
    package var checkedAt: Moment?
    package var differingDays: Int
    /// The city day on which the last check began; that of the first figures where none has. Nil without figures.
    package var checkDay: String?

    package init(asOf: Moment?, waitingDays: Int, checkedAt: Moment?, differingDays: Int, checkDay: String?) {
        self.asOf = asOf
        self.waitingDays = waitingDays
        self.checkedAt = checkedAt
        self.differingDays = differingDays
        self.checkDay = checkDay
    }
}
