/// How one channel sends: over SMTP, a provider's API, or into a chat session's log.
package protocol Delivery: Sendable {
    /// Sends each message and says what became of it: one outcome for each, in any order. Never throws: a fault is an outcome.
    ///
    /// - Parameter permit: to be looked at right before each is sent; where it holds no more, the outcome is `.notTried`.
    func deliver(
        _ messages: [ClaimedMessage], while permit: SendPermit
    ) async -> [(id: RowID, outcome: DeliveryOutcome)]
}

extension Delivery {
    /// The same where nobody else may take over.
    package func deliver(_ messages: [ClaimedMessage]) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        await deliver(messages, while: SendPermit())
    }
}
