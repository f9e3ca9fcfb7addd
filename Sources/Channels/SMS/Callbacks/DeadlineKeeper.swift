package import Intake
import ServiceLifecycle
import Synchronization

/// Keeps with a deadline: providers give up after two to fifteen seconds, and an answer that comes too late is a failure to
/// them whatever was kept (DESIGN §4). A write that has been handed to the store cannot be taken back, so it runs on while the
/// caller is told that it is late.
package final class DeadlineKeeper: Service {
    private struct State {
        var pending: [KeepJob] = []
        var isClosed = false
    }

    /// How exactly deadlines are kept: late callers are told within this time.
    private static let tick: Duration = .milliseconds(50)

    private let keeper: any Keeper
    private let limit: Duration
    /// What the store cannot take without a task that waits for it.
    private let jobs: AsyncStream<KeepJob>
    private let intake: AsyncStream<KeepJob>.Continuation
    private let state = Mutex(State())

    /// - Parameter limit: from the request's arrival.
    package init(keeper: any Keeper, limit: Duration = .milliseconds(1500)) {
        self.keeper = keeper
        self.limit = limit
        (jobs, intake) = AsyncStream.makeStream()
    }

    /// Keeps all of `received` in one commit, and returns when that is durable.
    ///
    /// - Parameter arrival: when the request began.
    /// - Throws: `KeepFailure`: the sender must not be told "we have it".
    package func keep(
        _ received: [Received], since arrival: ContinuousClock.Instant
    ) async throws(KeepFailure) -> [KeepOutcome] {
        let deadline = arrival + limit
        guard ContinuousClock.now < deadline else { throw .late }
        let result = await withCheckedContinuation { continuation in
            begin(KeepJob(received, deadline: deadline, continuation))
        }
        return try result.get()
    }

    /// Runs until shut down; then what has been handed over is still finished, or late.
    package func run() async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.tellLateOnes() }
                for await job in jobs { group.addTask { await self.perform(job) } }
            }
        } onGracefulShutdown: {
            self.close()
        }
        // Cancelled, it ends with some pending.
        close()
        for job in state.withLock({ $0.pending }) { job.settle(.failure(.closing)) }
    }

    private func close() {
        state.withLock { $0.isClosed = true }
        intake.finish()
    }

    private func begin(_ job: KeepJob) {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.pending.append(job) }
            return !state.isClosed
        }
        guard isOpen else { return job.settle(.failure(.closing)) }
        // Single things share their commit with whoever else keeps at this moment.
        if let only = job.received.first, job.received.count == 1,
            keeper.keep(only, settled: { job.settle($0.map { [$0] }.mapError { .store($0) }) })
        {
            return
        }
        if case .terminated = intake.yield(job) { job.settle(.failure(.closing)) }
    }

    private func perform(_ job: KeepJob) async {
        do throws(StoreFailure) {
            job.settle(.success(try await keeper.keep(job.received)))
        } catch {
            job.settle(.failure(.store(error)))
        }
    }

    /// Looks through what is pending at every tick, until closed with nothing pending. Deadlines are not in the order of arrival
    /// here, since bodies take their time, so all are looked at; there are no more of them than a second's requests.
    private func tellLateOnes() async {
        while !Task.isCancelled {
            let now = ContinuousClock.now
            let (late, isDone) = state.withLock { state in
                state.pending.removeAll(where: \.isSettled)
                return (state.pending.filter { $0.deadline <= now }, state.isClosed && state.pending.isEmpty)
            }
            if isDone { return }
            for job in late { job.settle(.failure(.late)) }
            do { try await Task.sleep(for: Self.tick) } catch { return }
        }
    }
}
