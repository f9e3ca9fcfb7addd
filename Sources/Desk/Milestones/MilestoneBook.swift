package import Intake

/// The record of milestones: what is dated and counted, and stands nowhere else. Nothing is ever deleted: what is changed or taken back stays
/// as it was, and each step stands in the audit trail.
package protocol MilestoneBook: Sendable {
    /// Adds an entry, once for each form. False where a training is of nobody's account.
    func add(
        _ draft: MilestoneDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// Puts another entry in one's place. False where it was changed or taken back meanwhile, or a training is of nobody's account.
    func change(
        _ milestone: RowID, to draft: MilestoneDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// Takes an entry back. False where that was done already.
    func withdraw(
        _ milestone: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// What stands, between two city days, both included; the newest day first.
    ///
    /// - Parameter asOf: as it stood before this moment; nil as it stands.
    func milestones(from: String, to: String, asOf: Moment?) async throws(StoreFailure) -> [Milestone]

    /// One that stands.
    func milestone(_ id: RowID) async throws(StoreFailure) -> Milestone?

    /// Scores that reviewers gave to engagements, between two moments: when, and to whose.
    func reviewed(from: Moment, to: Moment) async throws(StoreFailure) -> [ReviewedEngagement]
}
