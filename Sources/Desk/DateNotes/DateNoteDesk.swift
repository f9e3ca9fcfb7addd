package import Intake

/// Writes the manager's notes on dates. Nothing is ever deleted: a change is a further version, and what was taken back stays with its
/// author and time. Each step stands in the audit trail.
package protocol DateNoteDesk: Sendable {
    /// Writes a note, once for each form of 1 to 64 characters.
    func write(
        _ draft: DateNoteDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure)

    /// Writes it anew. False where there is none, it was taken back, or somebody else has changed it since.
    ///
    /// - Parameter seen: the version that was looked at.
    func change(
        _ note: RowID, to draft: DateNoteDraft, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool

    /// Takes it back. False as with a change.
    func withdraw(
        _ note: RowID, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> Bool
}
