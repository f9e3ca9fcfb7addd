package import Intake

/// The teams of the departments: read, defined, changed and taken out of use. Every change stands in the audit trail.
package protocol TeamBook: Sendable {
    /// All of them, by department and name.
    func teams() async throws(StoreFailure) -> [KeptTeam]

    /// Nil where there is none.
    func team(_ id: TeamID) async throws(StoreFailure) -> KeptTeam?

    /// Adds a team without people.
    func define(
        _ name: String, of department: String, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome

    /// Gives it another name and other people.
    ///
    /// - Parameter seen: the version that the author saw.
    func change(
        _ id: TeamID, name: String, members: Set<AgentID>, seen: Int, by author: ChangeAuthor, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome

    /// Takes it out of use, or into use again. What is open of a team that goes out of use is its department's again.
    func retire(
        _ id: TeamID, _ isRetired: Bool, seen: Int, by changer: Changer, at now: Moment
    ) async throws(StoreFailure) -> TeamOutcome
}
