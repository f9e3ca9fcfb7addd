/// The person who changes a request.
package struct Changer: Hashable, Sendable {
    package var agent: AgentID
    /// As colleagues read it.
    package var name: String
    /// Whether they may change what somebody else has.
    package var mayAssignOthers: Bool

    package init(agent: AgentID, name: String, mayAssignOthers: Bool = false) {
        self.agent = agent
        self.name = name
        self.mayAssignOthers = mayAssignOthers
    }

    /// Somebody at the server's own command line, whom we cannot know.
    package static let commandLine = Changer(
        agent: AgentID(rawValue: 0), name: "command line", mayAssignOthers: true)

    /// Nobody: what is decided automatically stands in its decision, and not in the audit trail of people.
    package static let gateway = Changer(agent: AgentID(rawValue: -1), name: "the gateway")

    /// For the audit trail.
    package var author: ChangeAuthor {
        self == .commandLine ? .command : .person(AccountID(rawValue: agent.rawValue))
    }
}
