extension AuditAction {
    package static let rosterChanged = AuditAction(rawValue: "roster.changed")
}
