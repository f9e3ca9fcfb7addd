package import Intake

/// Incident notices as the staff keep them. Both changes stand in the audit trail.
package protocol NoticeBook: Sendable {
    /// The newest first.
    func notices(limit: Int) async throws(StoreFailure) -> [KeptNotice]

    /// Begins a notice, once for each form.
    ///
    /// - Parameters:
    ///   - from: from when on residents are told; it may be to come.
    ///   - until: when it ends by itself; nil where somebody has to end it.
    /// - Returns: its id.
    func begin(
        _ draft: NoticeDraft, from: Moment, until: Moment?, form: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> RowID?

    /// Ends it now; whoever was told of it is told that soon after.
    ///
    /// - Parameter isQuiet: nobody is.
    func end(
        _ id: RowID, isQuiet: Bool, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> NoticeOutcome
}
