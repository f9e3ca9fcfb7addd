import Dispatch
import Intake
import Synchronization

/// Carries the write-ahead log over into the database beside the writer, on a thread and a connection of its own: within a
/// commit it would make every caller of that commit wait.
///
/// While the writer goes on appending, the log is never wholly carried over and so would never start anew. Therefore rounds follow here
/// until little is left, which the writer itself carries over (`isDue`), between two commits; the next commit then starts at the
/// log's beginning, unless a reader still needs its end.
final class Checkpointer: Sendable {
    private struct State {
        var isRunning = false
        var isDue = false
        var isClosed = false
        /// The log's size at which the next round starts; grows while a long read keeps the log from starting anew.
        var threshold: Int
        /// The log's size after the last commit.
        var logPages = 0
    }

    /// So much, in pages, is left to the writer: some milliseconds of its time.
    private static let little = 256
    /// Rounds in a row at most; each has as much to carry as was written during the one before.
    private static let rounds = 6

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
            state.logPages = logPages
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
        for _ in 0..<Self.rounds {
            // A failure (disk full) costs nothing but room: the log stays whole, and the next commit asks again.
            guard let done = try? connection.use(Self.round) else { break }
            let left = state.withLock { $0.isClosed ? 0 : $0.logPages - done.carried }
            // Where a reader still needs the rest, a further round would carry nothing.
            guard left > Self.little, done.carried == done.logged else { break }
        }
        state.withLock { state in
            state.isRunning = false
            state.isDue = true
        }
    }

    /// Carries over what is in the log and syncs it, or the writer would wait for the disk to take all of it.
    private static func round(_ session: SQLiteSession) throws(StoreFailure) -> (logged: Int, carried: Int) {
        let done = try session.checkpoint(.passive)
        try session.syncDatabaseFile()
        return done
    }
}
