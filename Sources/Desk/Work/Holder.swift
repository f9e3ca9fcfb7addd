package import Intake

/// Who has a request.
package struct Holder: Hashable, Sendable {
    package var agent: AgentID
    /// As colleagues read it.
    package var name: String
    package var since: Moment

    package init(agent: AgentID, name: String, since: Moment) {
        self.agent = agent
        self.name = name
        self.since = since
    }
}
