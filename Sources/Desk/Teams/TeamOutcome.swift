/// What became of a change of a team.
package enum TeamOutcome: Hashable, Sendable {
    case done(TeamID)
    /// The department has a team of that name, in use or out of it.
    case nameTaken
    /// The name is empty, or too long.
    case badName
    /// Somebody among the people is not there, takes no work, or works for another department alone.
    case badMember
    /// Somebody was faster.
    case overtaken
    case noTeam

    /// Characters that a name may have.
    package static let longestName = 60
}
