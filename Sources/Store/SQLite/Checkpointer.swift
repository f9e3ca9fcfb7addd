import Dispatch
import Intake
import Synchronization

/// Carries the write-ahead log over into the database beside the writer, on a thread and a connection of its own: within a
/// commit it would make every caller of that commit wait.
///
/// While the writer goes on appending, the log is never wholly carried over and so would never start anew. Therefore, after
/// each round here, the writer itself carries over the little that is left (`isDue`), between two commits; the next commit then
/// starts at the log's beginning, unless a reader still needs its end.
final class Checkpointer: Sendable {
    private struct State {
        var isRunning = false
        var isDue = false
        var isClosed = false
        /// The log's size at which the next round starts; grows while a long read keeps the log from starting anew.
        var threshold: Int
    }

    private let pages: Int
    private let connection: SQLiteConnection
    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)
    private let ended = DispatchGroup()

    init(connection: SQLiteConnection, pages: Int) {
        self.connection = connection
        self.pages = pages
        state = Mutex(State(threshold: pages))
        ended.enter()
        WorkerThread.start("store checkpoint") { [self] in
            while waitForWork() { carryOver() }
            ended.leave()
        }
    }

    /// Called by the writer after each commit, with the log's size in pages. Says whether the writer is to carry over the rest.
    func committed(logPages: Int) -> Bool {
        let (starts, isDue) = state.withLock { state in
            if state.isDue {
                state.isDue = false
                return (false, true)
            }
            guard !state.isRunning, !state.isClosed, logPages >= state.threshold else { return (false, false) }
            state.isRunning = true
            return (true, false)
        }
        if starts { wake.signal() }
        return isDue
    }

    /// Called by the writer when it has carried over the rest; `isWhole` says whether the log starts anew.
    func finished(isWhole: Bool, logPages: Int) {
        state.withLock { $0.threshold = isWhole ? pages : logPages + pages }
    }

    func close() async {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if isFirst { wake.signal() }
        await withCheckedContinuation { continuation in
            ended.notify(queue: .global()) { continuation.resume() }
        }
        connection.close()
    }

    private func waitForWork() -> Bool {
        wake.wait()
        return state.withLock { !$0.isClosed }
    }

    private func carryOver() {
        // A failure (disk full) costs nothing but room: the log stays whole, and the next commit asks again.
        _ = try? connection.use { session throws(StoreFailure) in try session.checkpoint(.passive) }
        state.withLock { state in
            state.isRunning = false
            state.isDue = true
        }
    }
}
