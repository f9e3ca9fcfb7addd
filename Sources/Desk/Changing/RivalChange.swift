package import Intake

/// The newest change by a person on a request: who was faster.
package struct RivalChange: Hashable, Sendable {
    /// As colleagues read it.
    package var name: String
    package var action: AuditAction
    package var at: Moment

    package init(name: String, action: AuditAction, at: Moment) {
        self.name = name
        self.action = action
        self.at = at
    }
}
