package import Intake

/// "Sends" into a chat: the line is appended to the session's log, and whoever is connected gets it; who is not gets it on coming back.
package struct ChatDelivery: Delivery {
    private let chatLog: any ChatLog
    private let floor: ChatFloor
    private let clock: any WallClock

    package init(chatLog: any ChatLog, floor: ChatFloor, clock: any WallClock) {
        self.chatLog = chatLog
        self.floor = floor
        self.clock = clock
    }

    package func deliver(
        _ messages: [ClaimedMessage], while permit: SendPermit
    ) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        var outcomes: [(id: RowID, outcome: DeliveryOutcome)] = []
        for claimed in messages {
            let outcome = permit.holds ? await deliver(claimed.message) : .notTried
            outcomes.append((claimed.message.id, outcome))
        }
        return outcomes
    }

    private func deliver(_ message: OutboundMessage) async -> DeliveryOutcome {
        guard let session = Int64(message.recipient).map(RowID.init(rawValue:)) else {
            return .refused(code: "no session")
        }
        do throws(StoreFailure) {
            let line = try await chatLog.append(
                session: session, outboxRow: message.id, text: message.text, at: clock.now())
            await floor.poke(session, sequence: line.sequence)
            return .sent(providerID: nil)
        } catch {
            return error.code == .missing ? .refused(code: "no session") : .retry(at: nil, code: error.code.rawValue)
        }
    }
}
