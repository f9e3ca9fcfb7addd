import Desk
import Intake

/// The audit trail of one kind of things.
struct SubjectAudit: Sendable {
    private let rows: AuditRows
    private let kind: String

    /// - Parameter kind: as the trail calls them (`AuditSubject`).
    init(of kind: String, ids: RowIDSource) {
        rows = AuditRows(ids: ids)
        self.kind = kind
    }

    /// Adds an entry within the transaction that makes the change.
    func write(
        _ action: AuditAction, _ id: RowID, before: [String: String] = [:], after: [String: String] = [:],
        by author: ChangeAuthor, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try rows.write(
            AuditEntry(
                at: now, author: author, action: action, subject: AuditSubject(kind: kind, id: id), before: before,
                after: after), session)
    }
}
