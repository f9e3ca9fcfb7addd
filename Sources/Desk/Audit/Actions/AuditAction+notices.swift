extension AuditAction {
    package static let noticeBegun = AuditAction(rawValue: "notice.begun")
    package static let noticeEnded = AuditAction(rawValue: "notice.ended")
}
