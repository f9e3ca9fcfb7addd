/// What a person did, as the audit trail has it.
package struct AuditAction: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let accountInvited = AuditAction(rawValue: "account.invited")
    /// Made by the first sign-in at the city's identity provider.
    package static let accountFederated = AuditAction(rawValue: "account.federated")
    package static let accountRolesChanged = AuditAction(rawValue: "account.roles_changed")
    package static let accountRenamed = AuditAction(rawValue: "account.renamed")
    package static let accountDeactivated = AuditAction(rawValue: "account.deactivated")
    package static let accountReactivated = AuditAction(rawValue: "account.reactivated")
    package static let invitationAccepted = AuditAction(rawValue: "invitation.accepted")
    package static let passwordChanged = AuditAction(rawValue: "password.changed")
    package static let secondStepAdded = AuditAction(rawValue: "second_step.added")
    package static let secondStepRemoved = AuditAction(rawValue: "second_step.removed")
    package static let recoveryCodeUsed = AuditAction(rawValue: "recovery_code.used")
    package static let signedIn = AuditAction(rawValue: "session.began")
    package static let sessionEnded = AuditAction(rawValue: "session.ended")
    package static let tokenMade = AuditAction(rawValue: "api_token.made")
    package static let updatePublished = AuditAction(rawValue: "public_update.published")
    package static let updateWithdrawn = AuditAction(rawValue: "public_update.withdrawn")
    package static let attentionSettled = AuditAction(rawValue: "attention.settled")
    package static let tokenRevoked = AuditAction(rawValue: "api_token.revoked")

    package static let requestTaken = AuditAction(rawValue: "request.taken")
    package static let requestPutBack = AuditAction(rawValue: "request.put_back")
    package static let requestAnswered = AuditAction(rawValue: "request.answered")
    package static let answerWithdrawn = AuditAction(rawValue: "answer.withdrawn")
    package static let requestNoted = AuditAction(rawValue: "request.noted")
    package static let requestHandedOver = AuditAction(rawValue: "request.handed_over")
    package static let requestEscalated = AuditAction(rawValue: "request.escalated")
    package static let requestSnoozed = AuditAction(rawValue: "request.snoozed")
    package static let requestWoken = AuditAction(rawValue: "request.woken")
    package static let requestChanged = AuditAction(rawValue: "request.changed")
    package static let requestClosed = AuditAction(rawValue: "request.closed")
    package static let requestReopened = AuditAction(rawValue: "request.reopened")
    package static let requestLinked = AuditAction(rawValue: "request.linked")
    package static let requestUnlinked = AuditAction(rawValue: "request.unlinked")
}
