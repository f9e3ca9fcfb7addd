import CSQLite
import Intake

/// The one connection that writes, with the checkpoints behind it. The write queue before it calls it on one thread.
final class SQLiteWriter: Committer {
    private let connection: SQLiteConnection
    private let checkpointer: Checkpointer
    private let hook: LogHook
    private let rowHook: RowHook
    private let limits: WriteLimits
    private let isBesideGateway: Bool

    /// - Parameters:
    ///   - isBesideGateway: another process may be serving, and must not be made to wait at our end.
    ///   - changes: told of the rows that are written.
    init(
        path: String, settings: SQLiteSettings, isBesideGateway: Bool, changes: RowChanges
    ) throws(StoreFailure) {
        hook = LogHook { changes.committed() }
        rowHook = RowHook(changes: changes)
        limits = settings.queue
        self.isBesideGateway = isBesideGateway
        connection = try SQLiteConnection(path: path, role: .writer, settings: settings)
        checkpointer = Checkpointer(
            connection: try SQLiteConnection(path: path, role: .checkpointer, settings: settings),
            pages: settings.checkpointPages)
        try connection.use { [hook, rowHook] session in
            unsafe hook.install(on: session.connection)
            unsafe rowHook.install(on: session.connection)
        }
    }

    /// Commits that reached the log, as SQLite itself counts them.
    var commits: Int { hook.commits }

    func commit(_ jobs: [any WriteJob], isAwaited: @escaping () -> Bool) -> CommitReport {
        do throws(StoreFailure) {
            return try connection.use { session in
                session.awaited = isAwaited
                var group = CommitGroup(session: session, limits: limits)
                return group.commit(jobs)
            }
        } catch {
            return CommitReport(failing: jobs, error)
        }
    }

    func tidy() {
        guard checkpointer.committed(logPages: hook.pages) else { return }
        // A failure here costs nothing but room; see `Checkpointer`.
        let state = try? connection.use { session throws(StoreFailure) in try session.checkpoint(.passive) }
        let isWhole = state.map { $0.logged == $0.carried } ?? false
        checkpointer.finished(isWhole: isWhole, logPages: hook.pages)
    }

    /// Its cache of pages, which grew under load: the next writes read the few that they need from the system's.
    func rest() {
        connection.releaseMemory()
        give_back_free_memory()
    }

    /// Called when the queue has ended its thread.
    func close() async {
        await checkpointer.close()
        // Where another process still reads, the log stays and is replayed at the next opening. To empty it we would hold the writer's
        // lock until the last reader has ended: beside a gateway nothing could be kept meanwhile.
        let mode: CheckpointMode = isBesideGateway ? .passive : .truncate
        _ = try? connection.use { session throws(StoreFailure) in try session.checkpoint(mode) }
        connection.close()
    }
}
