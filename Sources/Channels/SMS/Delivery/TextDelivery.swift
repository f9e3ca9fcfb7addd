package import Intake

/// Sends outbox rows of one text channel through its provider.
package struct TextDelivery: Delivery {
    /// Calls at a time: enough for a provider's rate, and few for its API.
    private static let concurrency = 16

    private let channel: TextChannel

    package init(channel: TextChannel) {
        self.channel = channel
    }

    package func deliver(
        _ messages: [ClaimedMessage], while permit: SendPermit
    ) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        await withTaskGroup(of: (id: RowID, outcome: DeliveryOutcome).self) { group in
            var outcomes: [(id: RowID, outcome: DeliveryOutcome)] = []
            var waiting = messages[...]
            while let next = waiting.popFirst() {
                if messages.count - waiting.count > Self.concurrency, let outcome = await group.next() {
                    outcomes.append(outcome)
                }
                group.addTask { (next.message.id, await self.deliver(next, permit)) }
            }
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }

    private func deliver(_ claimed: ClaimedMessage, _ permit: SendPermit) async -> DeliveryOutcome {
        let message = claimed.message
        if claimed.isOptedOut, !message.kind.isKeywordConfirmation { return .refused(code: "opted-out") }
        guard let to = PhoneNumber(message.recipient), to.takesTexts else { return .refused(code: "no-number") }
        // Answered from the number that was written to, or the resident's telephone shows another conversation.
        let numbers = channel.settings.numbers
        guard let from = numbers.first(where: { $0.text == claimed.writtenTo }) ?? numbers.first else {
            return .refused(code: "channel-without-number")
        }
        let text = OutboundText(id: message.id, from: from, to: to, text: message.text, createdAt: message.createdAt)
        guard permit.holds else { return .notTried }
        guard claimed.mayHaveGoneOut else { return await channel.provider.send(text) }
        switch await channel.provider.reconcile(text) {
        case .wentOut(let providerID): return .reconciled(providerID: providerID)
        // Nothing was sent now: the row stays one that may have gone out.
        case .cannotTell(let at, let code): return .retry(at: at, code: code)
        case .notThere, .noListing: return permit.holds ? await channel.provider.send(text) : .notTried
        }
    }
}
