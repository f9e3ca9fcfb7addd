package import Intake

/// The library: the city's answers, kept by its staff.
package protocol LibraryBook: Sendable {
    /// By name. A library has some thousand entries at most.
    func entries(alsoRetired: Bool) async throws(StoreFailure) -> [LibraryEntry]

    func entry(_ id: RowID) async throws(StoreFailure) -> LibraryEntry?

    /// Adds an entry, once for each form. Stands in the audit trail, as do the next two.
    func add(
        _ draft: LibraryDraft, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome

    /// Replaces an entry's words.
    ///
    /// - Parameter version: the one that was read: what another changed meanwhile is not written over.
    func change(
        _ id: RowID, to draft: LibraryDraft, version: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome

    /// Takes an entry out of use, or back into it. What was answered from it stays as it is.
    func setRetired(
        _ isRetired: Bool, _ id: RowID, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> LibraryOutcome

    /// Whether there never was an entry.
    func isEmpty() async throws(StoreFailure) -> Bool
}
