/// Why an offer is no more.
package enum OfferEnd: String, Codable, Hashable, Sendable {
    /// Its time ran out.
    case expired
    case declined
    /// Somebody took it by hand, or gave it to somebody.
    case taken
    /// The agent is not available any more.
    case agentLeft = "agent_left"
    /// The work is done, or was put off.
    case itemLeft = "item_left"
    /// The work asks for something else now, or the agent's training does.
    case changed
}
