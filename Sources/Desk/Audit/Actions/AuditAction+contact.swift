extension AuditAction {
    package static let contactLogged = AuditAction(rawValue: "contact.logged")
}
