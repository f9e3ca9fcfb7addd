package import Intake

/// One change by a person: who, when, what, to what, before and after. Entries are only ever added, in the transaction that makes the
/// change.
package struct AuditEntry: Hashable, Sendable {
    package let at: Moment
    package let author: ChangeAuthor
    package let action: AuditAction
    package let subject: AuditSubject
    /// What changed, by name, as it was; empty where nothing was. Never a secret.
    package let before: [String: String]
    /// The same as it is now.
    package let after: [String: String]

    package init(
        at: Moment, author: ChangeAuthor, action: AuditAction, subject: AuditSubject, before: [String: String] = [:],
        after: [String: String] = [:]
    ) {
        self.at = at
        self.author = author
        self.action = action
        self.subject = subject
        self.before = before
        self.after = after
    }
}
