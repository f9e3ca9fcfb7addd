/// Whose list of what needs a person is read.
package struct AttentionReader: Hashable, Sendable {
    package var agent: AgentID
    /// Reads the supervisors' list, too.
    package var isSupervisor: Bool
    /// The department whose supervisor they are; nil for all.
    package var department: String?
    /// The one department whose requests they see at all; nil for all.
    package var sight: String?

    package init(agent: AgentID, isSupervisor: Bool, department: String? = nil, sight: String? = nil) {
        self.agent = agent
        self.isSupervisor = isSupervisor
        self.department = department
        self.sight = sight
    }
}
