/// How one channel sends: over SMTP, a provider's API, or into a chat session's log.
package protocol Delivery: Sendable {
    /// Sends each message and says what became of it: one outcome for each, in any order. Never throws: a fault is an outcome.
    func deliver(_ messages: [ClaimedMessage]) async -> [(id: RowID, outcome: DeliveryOutcome)]
}
