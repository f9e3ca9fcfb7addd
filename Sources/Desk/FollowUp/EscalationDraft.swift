package import Intake

/// Somebody gives one person the duty to settle what a request is stuck on. Who has the request stays as it is.
package struct EscalationDraft: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longestText = 500

    package let form: String
    package let request: TrackingNumber
    package let owner: AgentID
    package let reason: String
    /// By when, as `2026-11-21`.
    package let due: String

    /// Nil where it lacks a form of 1 to 64 characters, a reason or a day, or is too long.
    package init?(form: String, request: TrackingNumber, owner: AgentID, reason: String, due: String) {
        let reason = TypedText.line(reason)
        guard (1...64).contains(form.utf8.count), CityCalendar.isDay(due), !reason.isEmpty,
            reason.utf16.count <= Self.longestText
        else { return nil }
        self.form = form
        self.request = request
        self.owner = owner
        self.reason = reason
        self.due = due
    }
}
