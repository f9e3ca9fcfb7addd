package import Intake

/// Why something that a person wanted did not happen; nothing has changed.
package enum Refusal: Hashable, Sendable {
    /// Somebody has it: this one.
    case taken(by: AgentID)
    /// It changed since it was looked at, and nobody has it; this is its version now.
    case stale(version: Int64)
    /// The offer is no more.
    case offerGone
    /// Only who has it may do this.
    case notYours
    /// The agent is not trained for the channel.
    case notTrained(ChannelKind)
    /// The agent works for another department alone, and could not even see it.
    case outOfSight(AgentID)
    /// The agent is not there, and the resident would wait for nobody.
    case absent(AgentID)
    /// There is no such work: done, or never there.
    case noSuchItem
    /// There is no such agent.
    case noSuchAgent
}
