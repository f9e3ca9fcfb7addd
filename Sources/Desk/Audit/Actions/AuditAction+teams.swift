extension AuditAction {
    package static let teamDefined = AuditAction(rawValue: "team.defined")
    package static let teamChanged = AuditAction(rawValue: "team.changed")
    package static let teamRetired = AuditAction(rawValue: "team.retired")
    package static let teamRestored = AuditAction(rawValue: "team.restored")
}
