package import Intake

/// A change as it is written: how the request stands then, and what its timeline and the audit trail say.
package struct DecidedChange: Hashable, Sendable {
    package var after: RequestStanding
    package var event: TimelineEvent.Kind
    /// What to show beside the event; never a resident's text.
    package var detail: String
    package var action: AuditAction
    /// What the request's new type must know and nobody has answered: the timeline asks for it.
    package var missing: [TypeQuestion] = []

    package init(
        _ after: RequestStanding, _ event: TimelineEvent.Kind, detail: String, action: AuditAction
    ) {
        self.after = after
        self.event = event
        self.detail = detail
        self.action = action
    }
}
