/// What somebody should hear of.
package enum FloorNotice: Hashable, Sendable {
    /// For the supervisor: the agent let so many offers in a row pass, and is offered nothing until they say where they are.
    case unanswered(AgentID, inARow: Int)
    /// For the supervisor: the agent's connection was lost, and they did not come back within the grace.
    case vanished(AgentID)
    /// For the supervisor: nobody on the roster can do what this asks for.
    case nobodyTrained(ItemID)
    /// For the resident: the agent is gone, and somebody else will come.
    case agentGone(ItemID, AgentID)
}
