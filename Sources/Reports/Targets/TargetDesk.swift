package import Intake

/// Sets the manager's targets and ends them; authors are the numbers of their accounts. Nothing is deleted or changed, so that a
/// past period is judged by the target of its time; each step stands in the audit trail.
package protocol TargetDesk: Sendable {
    /// Sets a target, once for each form of 1 to 64 characters. What stood for the same figure of the same part ends the day before.
    func set(
        _ draft: TargetDraft, form: String, by author: Int64, at now: Moment
    ) async throws(StoreFailure)

    /// Ends one: `day` is the last on which it holds. False where there is none that holds beyond that day.
    func end(
        _ target: RowID, on day: String, by author: Int64, at now: Moment
    ) async throws(StoreFailure) -> Bool
}
