package import Intake

/// Keeps the manager's figures in step with the rows that they count. One at a time does it (`Duty.figures`).
package protocol FigureKeeping: Sendable {
    /// Notes the days on which something changed since the last look, and counts today and some of the noted days again.
    ///
    /// - Returns: whether days still wait.
    func refresh(at now: Moment) async throws(StoreFailure) -> Bool

    /// Has every day counted again and compared, by the refreshes that follow: the nightly check.
    func check(at now: Moment) async throws(StoreFailure)
}
