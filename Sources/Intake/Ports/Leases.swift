/// Who does what alone among several nodes: a mailbox, a lane, a timer. Held for a time, so that a node that dies lets go.
package protocol Leases: Sendable {
    /// Takes the lease where it is free, has run out, or is this owner's own already. Each taking raises the fence.
    ///
    /// - Parameters:
    ///   - name: what is leased, e.g. `mailbox/email-311`.
    ///   - owner: the node's name, the same after a restart: only one process of a node runs at a time, so it may take over at
    ///     once what its predecessor held.
    /// - Returns: nil where another owner holds it.
    func acquire(
        _ name: String, owner: String, for duration: Duration, at now: Moment
    ) async throws(StoreFailure) -> Lease?

    /// Prolongs a lease that has neither run out nor been taken by anyone since.
    ///
    /// - Returns: nil where it is over: its holder must stop what it does under it.
    func renew(_ lease: Lease, for duration: Duration, at now: Moment) async throws(StoreFailure) -> Lease?

    /// Gives it back, so that another need not wait for its end. Nothing happens where it is over already.
    func release(_ lease: Lease) async throws(StoreFailure)
}
