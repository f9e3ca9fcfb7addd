/// Goes through a filing without writing: what only facts can set off is met in a child process first (promise 3).
package protocol FilingRehearsal: Sendable {
    /// Reads the facts of `prepared` and decides. Nothing is written.
    func rehearse(_ prepared: Prepared, by decider: any Decider) async throws(StoreFailure)
}
