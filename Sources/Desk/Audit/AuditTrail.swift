package import Intake

/// The audit trail, for reading. Writing is part of each change, and of the store.
package protocol AuditTrail: Sendable {
    /// The newest entries first.
    ///
    /// - Parameters:
    ///   - subject: of this alone; nil for all.
    ///   - before: only those older than this one, for the next page.
    func entries(
        of subject: AuditSubject?, before: RowID?, limit: Int
    ) async throws(StoreFailure) -> [(id: RowID, entry: AuditEntry)]

    /// What people call what was changed: a request, also that of a call or of a review, by its tracking number, an entry of the library, a
    /// sample or a token by its name. Without what has no such name, and without accounts, which have a book of their own.
    func names(of subjects: Set<AuditSubject>) async throws(StoreFailure) -> [AuditSubject: String]
}
