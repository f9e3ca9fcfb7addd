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
}
