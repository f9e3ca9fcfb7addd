import Intake
import Synchronization

/// Keeps in memory, unique by channel and source id as the store does; fails or waits when told to.
final class RecordingKeeper: Keeper {
    private struct State {
        var rows: [String: Int64] = [:]
        var kept: [Received] = []
        var failure: StoreFailure?
        var isHolding = false
        var held: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var kept: [Received] { state.withLock(\.kept) }
    var heldCount: Int { state.withLock(\.held.count) }

    func fail(_ failure: StoreFailure?) { state.withLock { $0.failure = failure } }

    /// From now on `keep` waits until `release`.
    func hold() { state.withLock { $0.isHolding = true } }

    func release() {
        let held = state.withLock { state in
            state.isHolding = false
            defer { state.held = [] }
            return state.held
        }
        for waiter in held { waiter.resume() }
    }

    func keep(_ received: Received) async throws(StoreFailure) -> KeepOutcome {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.isHolding { state.held.append(continuation) }
                return !state.isHolding
            }
            if isFree { continuation.resume() }
        }
        let result: Result<KeepOutcome, StoreFailure> = state.withLock { state in
            if let failure = state.failure { return .failure(failure) }
            let key = "\(received.channel.id)|\(received.sourceID.value)"
            if let row = state.rows[key] { return .success(.redelivery(of: RowID(rawValue: row), sequence: nil)) }
            let row = Int64(state.rows.count + 1)
            state.rows[key] = row
            state.kept.append(received)
            return .success(.kept(RowID(rawValue: row), sequence: nil))
        }
        return try result.get()
    }

    func keep(_ received: [Received]) async throws(StoreFailure) -> [KeepOutcome] {
        var outcomes: [KeepOutcome] = []
        for one in received { outcomes.append(try await keep(one)) }
        return outcomes
    }
}
