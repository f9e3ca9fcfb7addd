package import Intake

/// What a person wants changed on a request.
package enum RequestChange: Hashable, Sendable {
    case handOver(Destination)
    /// To the end of a queue, for whoever works it.
    case move(queue: String)
    /// More urgent by one, and to a supervisor.
    case escalate(to: AgentID)
    case snooze(until: Moment)
    case wake
    case details(RequestDetails)
    /// Without a word to the resident; what is answered with it is an answer (`AnswerDraft.closes`).
    case close(ClosingReason)
    case reopen
    /// Closes it as a duplicate of another one.
    case link(parent: TrackingNumber)
    /// Takes that back: as it was before, where nobody changed it since.
    case unlink
}
