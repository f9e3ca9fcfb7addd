extension AuditAction {
    package static let departmentAsked = AuditAction(rawValue: "request.department_asked")
    package static let complaintSettled = AuditAction(rawValue: "request.complaint_settled")
    package static let requestPromised = AuditAction(rawValue: "request.promised")
    package static let promiseEnded = AuditAction(rawValue: "request.promise_ended")
    package static let escalationOpened = AuditAction(rawValue: "escalation.opened")
    package static let escalationClosed = AuditAction(rawValue: "escalation.closed")
    package static let actionRecorded = AuditAction(rawValue: "action.recorded")
    package static let actionDone = AuditAction(rawValue: "action.done")
}
