package import Intake

extension SQLFiler: FilingRehearsal {
    package func rehearse(
        _ prepared: Prepared, decide: @escaping @Sendable (Message, Placement, Facts) -> Changes
    ) async throws(StoreFailure) {
        guard case .message(let message, let placement) = prepared.content else { return }
        let now = rows.clock.now()
        try await database.read { session throws(StoreFailure) in
            _ = decide(message, placement, try reader.facts(for: message, now: now, session))
        }
    }
}
