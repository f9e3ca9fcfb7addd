/// A team with who is in it.
package struct KeptTeam: Hashable, Sendable {
    package var team: Team
    /// By their numbers, as far as they are still of the staff.
    package var members: [AgentID]
    /// Those of them who would be offered nothing of what is handed to it, as their roles and the roster stand, with their names.
    package var idle: [AgentID: String]
    /// Grows with every change: whoever changes it names the one that they saw.
    package var version: Int
    /// Out of use: nothing is handed to it.
    package var isRetired: Bool
    /// How many open requests are its own.
    package var open: Int

    package init(
        team: Team, members: [AgentID], idle: [AgentID: String] = [:], version: Int, isRetired: Bool, open: Int
    ) {
        self.team = team
        self.members = members
        self.idle = idle
        self.version = version
        self.isRetired = isRetired
        self.open = open
    }

    /// Whether somebody would be offered what is handed to it.
    package var takesWork: Bool { !isRetired && members.contains { idle[$0] == nil } }
}
