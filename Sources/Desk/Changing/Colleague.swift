/// One of the staff who can have requests.
package struct Colleague: Hashable, Sendable {
    package var agent: AgentID
    package var name: String
    package var isSupervisor: Bool
    /// Whose requests they see, where they are a department's partner only; nil for all.
    package var department: String?

    package init(agent: AgentID, name: String, isSupervisor: Bool, department: String?) {
        self.agent = agent
        self.name = name
        self.isSupervisor = isSupervisor
        self.department = department
    }
}
