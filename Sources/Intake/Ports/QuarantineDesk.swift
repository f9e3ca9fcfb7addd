/// What was kept but could not be processed: visible, counted, replayable.
package protocol QuarantineDesk: Sendable {
    /// Puts a kept thing aside and frees its lane.
    func quarantine(_ kept: RowID, reason: String, at: Moment) async throws(StoreFailure)

    /// Notes that a child process died on it (promise 3), and says how often that has happened now.
    func noteChildDeath(_ kept: RowID) async throws(StoreFailure) -> Int

    /// Hands a quarantined thing back to filing; its count is taken back by a reversal.
    ///
    /// - Throws: `StoreFailure.missing` where it is not in quarantine.
    func replay(_ quarantined: RowID, at: Moment) async throws(StoreFailure)
}
