import Desk

/// Roles in words.
enum RoleWords {
    /// `Agent, Manager`, in the order of the table of roles.
    static func titles(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map(\.title).joined(separator: ", ")
    }

    /// Checkboxes.
    static func choices(_ chosen: Set<Role>) -> [[String: Any]] {
        Role.allCases.map { ["value": $0.rawValue, "title": $0.title, "chosen": chosen.contains($0)] }
    }
}
