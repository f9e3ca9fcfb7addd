package import Intake

extension SQLFiler: FilingRehearsal {
    package func rehearse(_ prepared: Prepared, by decider: any Decider) async throws(StoreFailure) {
        guard case .message(let message, let placement) = prepared.content else { return }
        let now = rows.clock.now()
        try await database.read { session throws(StoreFailure) in
            for facts in try reader.facts(for: [message], now: now, by: decider, session) {
                _ = decider.decide(message, placement, facts)
            }
        }
    }
}
