import Intake

/// Where kept messages are read without harm to anyone.
protocol RehearsalStage: Sendable {
    /// Reads `ids` in their order. Nil where all came through.
    ///
    /// - Throws: `RehearsalFailure` or `ChildFailure` where no message is to blame; `CancellationError`.
    func rehearse(_ ids: [RowID]) async throws -> RehearsalDeath?
}

/// The child could not be started, or it failed on no message in particular: neither is a message's fault.
struct RehearsalFailure: Error, CustomStringConvertible {
    let description: String
}
