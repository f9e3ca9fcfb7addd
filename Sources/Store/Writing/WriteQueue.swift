import Dispatch
import Intake
import Synchronization

/// Two bounded lines of bodies before one writer's thread. Whatever waits when the writer is free shares one commit, and so
/// one sync of the disk: under load the groups grow by themselves, without any added delay when there is none.
///
/// Fairness: each commit takes from both lines, first `keep`, then `file`, each up to the same bounds of count and time, and at
/// least one body of each that waits. So neither starves: a body waits for at most the commits of those before it in its own
/// line.
final class WriteQueue: Sendable {
    private struct State {
        var keep = WriteLine()
        var file = WriteLine()
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
            while let (keep, file) = next() {
                settle(committer.commit(keep: keep, file: file), keep, file)
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

    /// Runs `body` in the next commit with room and returns when that is durable. A caller's cancellation is not heeded: the
    /// body may be in a commit already, and its caller must learn whether it is.
    func run<T: Sendable>(
        _ urgency: WriteUrgency, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        let result: Result<T, StoreFailure> = await withCheckedContinuation { continuation in
            let job = WriteBody(body, continuation: continuation)
            if let refusal = submit(job, urgency) { job.fail(refusal) }
        }
        return try result.get()
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

    private func submit(_ job: any WriteJob, _ urgency: WriteUrgency) -> StoreFailure? {
        let (refusal, isIdle): (StoreFailure?, Bool) = state.withLock { state in
            if state.isClosed { return (StoreFailure(.unavailable, "the store is closing"), false) }
            let waiting = urgency == .keep ? state.keep.count : state.file.count
            if waiting >= limits.waiting {
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

    /// Whether the writer sleeps and this caller is the one to wake it.
    private static func wakes(_ state: inout State) -> Bool {
        defer { state.isWriterIdle = false }
        return state.isWriterIdle
    }

    /// Blocks until something waits; nil when the queue is closed and empty.
    private func next() -> (keep: [any WriteJob], file: [any WriteJob])? {
        while true {
            let (keep, file, isClosed) = state.withLock { state in
                let keep = state.keep.takeFirst(limits.bodiesPerCommit)
                let file = state.file.takeFirst(limits.bodiesPerCommit)
                state.isWriterIdle = keep.isEmpty && file.isEmpty && !state.isClosed
                return (keep, file, state.isClosed)
            }
            if !keep.isEmpty || !file.isEmpty { return (keep, file) }
            if isClosed { return nil }
            wake.wait()
        }
    }

    private func settle(_ report: CommitReport, _ keep: [any WriteJob], _ file: [any WriteJob]) {
        state.withLock { state in
            state.keep.putBack(keep[report.keepTaken...])
            state.file.putBack(file[report.fileTaken...])
            state.figures.add(report)
        }
        // Their callers go on only now, so that whoever looks at the figures after a write finds it counted.
        for job in report.durable { job.succeed() }
        for (job, failure) in report.failed { job.fail(failure) }
    }
}
