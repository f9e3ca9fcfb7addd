package import Intake

/// What was changed.
package struct AuditSubject: Hashable, Sendable {
    /// The table's word, e.g. `account` or `service_request`.
    package let kind: String
    package let id: RowID

    package init(kind: String, id: RowID) {
        self.kind = kind
        self.id = id
    }

    package static func account(_ id: AccountID) -> AuditSubject {
        AuditSubject(kind: "account", id: RowID(rawValue: id.rawValue))
    }

    package static func request(_ id: RowID) -> AuditSubject { AuditSubject(kind: "service_request", id: id) }

    package static func resident(_ id: RowID) -> AuditSubject { AuditSubject(kind: "resident", id: id) }
}
