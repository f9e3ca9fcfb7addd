package import Intake

/// What became of a question to a department.
package enum AskOutcome: Hashable, Sendable {
    /// The mails to these addresses stand in the outbox.
    case asked([String])
    /// The same form came before: nothing was written again.
    case askedBefore
    /// Somebody asked today: asking again has to be meant.
    case askedToday(at: Moment, by: String)
    /// The city names no address of the department's, or has no mailbox to send from.
    case noAddress
    case noRequest
}
