package import Intake

/// Recounts the ledger.
package protocol LedgerAuditing: Sendable {
    /// Reads one consistent state of the store, month by month; takes as long as reading every counted row once, and no more memory than the
    /// days and channels need.
    ///
    /// - Parameter progress: told each month, as `2026-11`, before it is recounted.
    func audit(_ progress: @escaping @Sendable (String) -> Void) async throws(StoreFailure) -> LedgerAudit
}

extension LedgerAuditing {
    /// The same, without being told how far it is.
    package func audit() async throws(StoreFailure) -> LedgerAudit { try await audit { _ in } }
}
