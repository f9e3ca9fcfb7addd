import Intake
import Synchronization

/// An outbox in memory with faults to order.
final class ScriptedOutbox: Outbox {
    struct State {
        var due: [OutboundMessage] = []
        var recoveries = 0
        var claims = 0
        var settled: [(id: RowID, outcome: DeliveryOutcome)] = []
        /// What the next settlings throw.
        var faults: [StoreFailure] = []
    }

    private let state: Mutex<State>

    init(due: [OutboundMessage]) { state = Mutex(State(due: due)) }

    var now: State { state.withLock { $0 } }

    func add(_ message: OutboundMessage) { state.withLock { $0.due.append(message) } }

    func fail(_ faults: [StoreFailure]) { state.withLock { $0.faults = faults } }

    func recover(channel: ChannelName) async throws(StoreFailure) -> Int {
        state.withLock { state in
            state.recoveries += 1
            return 0
        }
    }

    func claim(channel: ChannelName, limit: Int, now: Moment) async throws(StoreFailure) -> [ClaimedMessage] {
        state.withLock { state in
            state.claims += 1
            defer { state.due = [] }
            return state.due.map { ClaimedMessage(message: $0, mayHaveGoneOut: false, isOptedOut: false) }
        }
    }

    func settle(
        _ outcomes: [(id: RowID, outcome: DeliveryOutcome)], now: Moment
    ) async throws(StoreFailure) {
        let fault: StoreFailure? = state.withLock { state in
            if !state.faults.isEmpty { return state.faults.removeFirst() }
            state.settled += outcomes
            return nil
        }
        if let fault { throw fault }
    }

    func nextDue(channel: ChannelName) async throws(StoreFailure) -> Moment? {
        state.withLock { $0.due.map(\.dueAt).min() }
    }
}

/// Answers every message with what the test says.
struct ScriptedDelivery: Delivery {
    let answer: @Sendable (ClaimedMessage) -> DeliveryOutcome?

    func deliver(
        _ messages: [ClaimedMessage], while permit: SendPermit
    ) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        messages.compactMap { message in
            guard permit.holds else { return (message.message.id, .notTried) }
            return answer(message).map { (message.message.id, $0) }
        }
    }
}
