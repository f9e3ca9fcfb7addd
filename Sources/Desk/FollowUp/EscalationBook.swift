package import Intake

/// Escalations: one at a time for a request, with an owner, a day and an outcome. Each step stands on the timeline and in the audit trail.
package protocol EscalationBook: Sendable {
    /// Opens one, once for each form.
    func open(_ draft: EscalationDraft, by changer: Changer) async throws(StoreFailure) -> EscalationOutcome

    /// Closes one with what came of it.
    func close(
        _ escalation: RowID, on request: TrackingNumber, outcome: String, by changer: Changer
    ) async throws(StoreFailure) -> EscalationOutcome

    /// Those of a request, the newest first; at most 100.
    func escalations(on request: TrackingNumber) async throws(StoreFailure) -> [KeptEscalation]

    /// Those that are open, what is due first.
    ///
    /// - Parameters:
    ///   - department: nil for all.
    ///   - owner: nil for anybody's.
    func open(
        department: String?, owner: AgentID?, limit: Int
    ) async throws(StoreFailure) -> [KeptEscalation]
}
