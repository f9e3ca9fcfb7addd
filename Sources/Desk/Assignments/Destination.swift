/// To whom a person hands a piece of work.
package enum Destination: Hashable, Sendable {
    case agent(AgentID)
    /// Back to the queue, for this team only.
    case team(TeamID)
    /// Back to the queue, for this department.
    case department(String)
}
