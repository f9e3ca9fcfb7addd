/// What was kept but could not be processed: visible, counted, replayable.
package protocol QuarantineDesk: Sendable {
    /// Puts a kept thing aside and frees its lane.
    func quarantine(_ kept: RowID, reason: String, at: Moment) async throws(StoreFailure)

    /// Notes that a child process died on it (promise 3), and says how often that has happened now.
    func noteChildDeath(_ kept: RowID) async throws(StoreFailure) -> Int

    /// Hands quarantined things back to filing, all in one transaction; their counts are taken back by reversals. A damaged one stays where
    /// it is and stops no other.
    ///
    /// - Returns: what became of them; what does not wait in quarantine (any more) is left out.
    func replay(_ quarantined: [RowID], at: Moment) async throws(StoreFailure) -> Replayed
}
