extension AuditAction {
    package static let questionsAnswered = AuditAction(rawValue: "request.questions_answered")
}
