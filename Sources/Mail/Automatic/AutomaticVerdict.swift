/// What `AutomaticMail` says of a mail, with the rule that decided.
package struct AutomaticVerdict: Sendable, Equatable {
    package var kind: AutomaticKind
    /// No answer of ours may go out: always so for what is not human, and where a person's mail asks for none.
    package var suppressReply: Bool
    /// The rule that decided, as a word for machines.
    package var reason: AutomaticReason

    package init(kind: AutomaticKind, suppressReply: Bool, reason: AutomaticReason) {
        self.kind = kind
        self.suppressReply = suppressReply
        self.reason = reason
    }
}
