import Dispatch
import Intake
import Synchronization

/// Two bounded lines of bodies before one writer's thread. Whatever waits in a line when the writer is free shares one commit, and
/// so one sync of the disk: under load the groups grow by themselves, without any added delay when there is none.
///
/// Fairness: where both lines wait they take turns, each up to the same bounds of count and time, so that neither starves. They
/// share no commit: whoever keeps something would wait for the work of filing, which is many times longer.
final class WriteQueue: Sendable {
    private struct State {
        var keep = WriteLine()
        var file = WriteLine()
        /// Whose turn it is where both wait.
        var turn = WriteUrgency.keep
        var isWriterIdle = false
        var isClosed = false
        var figures = WriteFigures()
    }

    private let state = Mutex(State())
    private let limits: WriteLimits
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchGroup()

    /// Starts the writer's thread, the only one to call `committer`, until `close`.
    init(limits: WriteLimits, committer: any Committer) {
        self.limits = limits
        ended.enter()
        WorkerThread.start("store writer") { [self] in
            while let (urgency, jobs) = next(idle: committer.rest) {
                let report = committer.commit(jobs) { [self] in state.withLock { $0.keep.count > 0 } }
                settle(report, jobs, urgency)
                committer.tidy()
            }
            ended.leave()
        }
    }

    var figures: WriteFigures {
        state.withLock { state in
            var figures = state.figures
            figures.waitingToKeep = state.keep.count
            figures.waitingToFile = state.file.count
            return figures
        }
    }

    /// Runs `body` in the next commit with room and calls `settled` once, when that is durable or has failed: on the writer's
    /// thread, or at once on the caller's where the body is refused.
    func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        let job = WriteBody(size: bytes, body, settled: settled)
        if let refusal = enqueue(job, urgency) { job.fail(refusal) }
    }

    /// Takes no more bodies, commits those that wait and ends the thread.
    func close() async {
        let isIdle = state.withLock { state in
            state.isClosed = true
            return Self.wakes(&state)
        }
        if isIdle { wake.signal() }
        await withCheckedContinuation { continuation in
            ended.notify(queue: .global()) { continuation.resume() }
        }
    }

    private func enqueue(_ job: any WriteJob, _ urgency: WriteUrgency) -> StoreFailure? {
        let (refusal, isIdle): (StoreFailure?, Bool) = state.withLock { state in
            if state.isClosed { return (StoreFailure(.unavailable, "the store is closing"), false) }
            if urgency == .keep ? isFull(state.keep, for: job) : isFull(state.file, for: job) {
                state.figures.refused += 1
                return (StoreFailure(.unavailable, "too many writes wait for the disk"), false)
            }
            switch urgency {
            case .keep: state.keep.append(job)
            case .file: state.file.append(job)
            }
            return (nil, Self.wakes(&state))
        }
        if isIdle { wake.signal() }
        return refusal
    }

    private func isFull(_ line: WriteLine, for job: any WriteJob) -> Bool {
        line.count >= limits.waiting || line.count > 0 && line.bytes + job.size > limits.waitingBytes
    }

    /// Whether the writer sleeps and this caller is the one to wake it.
    private static func wakes(_ state: inout State) -> Bool {
        defer { state.isWriterIdle = false }
        return state.isWriterIdle
    }

    /// Blocks until something waits; nil when the queue is closed and empty.
    ///
    /// - Parameter idle: called once when nothing has come for a while.
    private func next(idle: () -> Void) -> (urgency: WriteUrgency, jobs: [any WriteJob])? {
        var patience = DispatchTime.now() + .milliseconds(Int(limits.restsAfter.milliseconds))
        while true {
            let (urgency, jobs, isClosed) = state.withLock { state in
                let urgency = Self.turn(&state)
                let limit = limits.bodiesPerCommit
                let jobs = urgency == .keep ? state.keep.takeFirst(limit) : state.file.takeFirst(limit)
                state.isWriterIdle = jobs.isEmpty && !state.isClosed
                return (urgency, jobs, state.isClosed)
            }
            if !jobs.isEmpty { return (urgency, jobs) }
            if isClosed { return nil }
            if wake.wait(timeout: patience) == .timedOut {
                idle()
                patience = .distantFuture
            }
        }
    }

    /// The line that is next: the one that waits, or of two the one that was not last.
    private static func turn(_ state: inout State) -> WriteUrgency {
        let keeps = state.keep.count > 0 && (state.turn == .keep || state.file.count == 0)
        state.turn = keeps ? .file : .keep
        return keeps ? .keep : .file
    }

    private func settle(_ report: CommitReport, _ jobs: [any WriteJob], _ urgency: WriteUrgency) {
        state.withLock { state in
            let untouched = jobs[report.taken...]
            if urgency == .keep { state.keep.putBack(untouched) } else { state.file.putBack(untouched) }
            state.figures.add(report)
        }
        // Their callers go on only now, so that whoever looks at the figures after a write finds it counted.
        for job in report.durable { job.succeed() }
        for (job, failure) in report.failed { job.fail(failure) }
    }
}
