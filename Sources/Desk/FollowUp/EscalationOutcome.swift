/// What became of an escalation.
package enum EscalationOutcome: Hashable, Sendable {
    case done
    /// Another one of the request is open: that is closed first.
    case openAlready
    /// There is nobody of that account who could have it.
    case noOwner
    /// There is no such request, or no such open escalation on it.
    case unknown
}
