import Intake
import Synchronization

/// Keeps in memory, unique by channel and source id as the store does; fails or waits when told to.
final class RecordingKeeper: Keeper {
    private struct State {
        var rows: [String: Int64] = [:]
        var kept: [Received] = []
        var failure: StoreFailure?
        var isHolding = false
        var takesAtOnce = true
        var held: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    var kept: [Received] { state.withLock(\.kept) }
    var heldCount: Int { state.withLock(\.held.count) }

    func fail(_ failure: StoreFailure?) { state.withLock { $0.failure = failure } }

    /// From now on a task must wait for what is kept, as for what is too large for a row.
    func takeNothingAtOnce() { state.withLock { $0.takesAtOnce = false } }

    /// From now on `keep` waits until `release`.
    func hold() { state.withLock { $0.isHolding = true } }

    func release() {
        let held = state.withLock { state in
            state.isHolding = false
            defer { state.held = [] }
            return state.held
        }
        for work in held { work() }
    }

    func keep(_ received: Received) async throws(StoreFailure) -> KeepOutcome {
        let result: Result<KeepOutcome, StoreFailure> = await withCheckedContinuation { continuation in
            begin(received) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    func keep(_ received: Received, settled: @escaping @Sendable (Result<KeepOutcome, StoreFailure>) -> Void) -> Bool {
        guard state.withLock(\.takesAtOnce) else { return false }
        begin(received, settled: settled)
        return true
    }

    private func begin(
        _ received: Received, settled: @escaping @Sendable (Result<KeepOutcome, StoreFailure>) -> Void
    ) {
        let work: @Sendable () -> Void = { [self] in settled(add(received)) }
        let isFree = state.withLock { state in
            if state.isHolding { state.held.append(work) }
            return !state.isHolding
        }
        if isFree { work() }
    }

    private func add(_ received: Received) -> Result<KeepOutcome, StoreFailure> {
        state.withLock { state in
            if let failure = state.failure { return .failure(failure) }
            let key = "\(received.channel.id)|\(received.sourceID.value)"
            if let row = state.rows[key] { return .success(.redelivery(of: RowID(rawValue: row), sequence: nil)) }
            let row = Int64(state.rows.count + 1)
            state.rows[key] = row
            state.kept.append(received)
            return .success(.kept(RowID(rawValue: row), sequence: nil))
        }
    }

    func keep(_ received: [Received]) async throws(StoreFailure) -> [KeepOutcome] {
        var outcomes: [KeepOutcome] = []
        for one in received { outcomes.append(try await keep(one)) }
        return outcomes
    }
}
