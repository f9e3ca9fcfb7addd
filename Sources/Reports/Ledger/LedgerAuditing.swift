package import Intake

/// Recounts the ledger.
package protocol LedgerAuditing: Sendable {
    /// Reads one consistent state of the store; takes as long as reading every counted row once.
    func audit() async throws(StoreFailure) -> LedgerAudit
}
