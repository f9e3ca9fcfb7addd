/// What somebody is at the desk. An account may have several; what each may see and do is `RoleTable`.
package enum Role: String, CaseIterable, Codable, Hashable, Sendable {
    /// Answers residents.
    case agent
    /// Runs the floor: agents, queue, reviews.
    case supervisor
    /// Reads the figures.
    case manager
    /// Works for a department that requests are handed to; sees that department's.
    case departmentPartner = "department_partner"
    /// Gives accounts and roles, and changes settings.
    case administrator

    /// For people.
    package var title: String {
        switch self {
        case .agent: "Agent"
        case .supervisor: "Supervisor"
        case .manager: "Manager"
        case .departmentPartner: "Department partner"
        case .administrator: "Administrator"
        }
    }
}
