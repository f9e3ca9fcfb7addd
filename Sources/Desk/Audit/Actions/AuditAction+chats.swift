extension AuditAction {
    package static let chatEnded = AuditAction(rawValue: "chat.ended")
    package static let chatJoined = AuditAction(rawValue: "chat.joined")
}
