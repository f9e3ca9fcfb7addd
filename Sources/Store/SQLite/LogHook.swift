import GRDBSQLite
import Synchronization

/// Told by SQLite of every commit to the write-ahead log (sqlite.org/c3ref/wal_hook.html).
final class LogHook: Sendable {
    private let pagesLogged = Atomic<Int>(0)
    private let commitsSeen = Atomic<Int>(0)
    private let committed: @Sendable () -> Void

    /// Pages in the log that are not yet given back to it.
    var pages: Int { pagesLogged.load(ordering: .relaxed) }
    /// Commits that wrote to the log since the hook was installed.
    var commits: Int { commitsSeen.load(ordering: .relaxed) }

    /// - Parameter committed: called after each commit, on the writer's thread.
    init(committed: @escaping @Sendable () -> Void = {}) { self.committed = committed }

    /// The hook must outlive the connection.
    func install(on connection: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe sqlite3_wal_hook(
            connection,
            { context, _, _, pages in
                guard let context = unsafe context else { return SQLITE_OK }
                let hook = unsafe Unmanaged<LogHook>.fromOpaque(context).takeUnretainedValue()
                hook.pagesLogged.store(Int(pages), ordering: .relaxed)
                hook.commitsSeen.add(1, ordering: .relaxed)
                hook.committed()
                return SQLITE_OK
            }, context)
    }
}
