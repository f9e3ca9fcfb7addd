extension AuditAction {
    package static let storeRestored = AuditAction(rawValue: "store.restored")
}
