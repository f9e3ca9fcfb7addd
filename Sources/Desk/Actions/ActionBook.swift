package import Intake

/// The record of what was done: visits, reviews, plans. Each step stands in the audit trail.
package protocol ActionBook: Sendable {
    /// Adds an entry, once for each form. False where there is nobody of the owner's account.
    func add(_ draft: ActionDraft, by author: ChangeAuthor, at now: Moment) async throws(StoreFailure) -> Bool

    /// Notes that one is done, and what came of it. False where there is none that is open.
    ///
    /// - Parameter day: on which, as `2026-11-21`.
    func finish(
        _ action: RowID, on day: String, outcome: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// The newest day first.
    ///
    /// - Parameter after: only what comes behind this one.
    func actions(
        _ filter: ActionFilter, after: (day: String, id: RowID)?, limit: Int
    ) async throws(StoreFailure) -> [ActionRecord]

    /// How many there are of each kind, whatever kind and state the filter names.
    func counts(_ filter: ActionFilter) async throws(StoreFailure) -> [ActionKind: ActionCount]
}
