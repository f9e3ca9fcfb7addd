extension AuditAction {
    package static let decisionUndone = AuditAction(rawValue: "decision.undone")
}
