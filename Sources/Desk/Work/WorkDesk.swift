package import Intake

/// Who has which request: changed in the database by compare-and-set, so that of two people one has it and the other learns who.
package protocol WorkDesk: Sendable {
    /// Takes a request that nobody has. To take what one has already is done, too.
    func take(_ request: TrackingNumber, by agent: AgentID) async throws(StoreFailure) -> HandOutcome

    /// Gives a request that the agent has back to the queue.
    func putBack(_ request: TrackingNumber, by agent: AgentID) async throws(StoreFailure) -> HandOutcome

    /// Who has a request; nil where nobody has it.
    func holder(of request: TrackingNumber) async throws(StoreFailure) -> Holder?
}
