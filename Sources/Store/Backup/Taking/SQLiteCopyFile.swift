import CSQLite
import GRDBSQLite
import Glibc
import Intake

/// The file that a database is copied into. Used on one thread.
@safe final class SQLiteCopyFile {
    /// Of 4 KiB: between two steps it rests for as long as the step took, so that the disk is others' for half of the time.
    private static let pagesOfStep: CInt = 256
    /// Written pages are brought onto the disk so often, or at the end one sync would hold up the commits of everybody else.
    private static let pagesOfSync = 4_096
    private static let longestRest: Duration = .milliseconds(200)

    private var handle: OpaquePointer?

    /// Makes the file, which must not be there.
    init(path: String) throws(StoreFailure) {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_open_v2(
            path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil)
        unsafe self.handle = handle
        guard code == SQLITE_OK else { throw failure(code) }
        // Half a copy is thrown away, so that it needs no journal; it is synced when it is whole.
        try run("PRAGMA journal_mode = OFF")
        try run("PRAGMA synchronous = OFF")
        try run("PRAGMA cache_size = -4096")
    }

    deinit { close() }

    /// Copies all of `source`, which must be in a transaction.
    func fill(from source: OpaquePointer, watch: BackupWatch) throws(StoreFailure) {
        guard let backup = unsafe sqlite3_backup_init(handle, "main", source, "main") else {
            throw failure(unsafe sqlite3_extended_errcode(handle))
        }
        var code = SQLITE_OK
        var stop: StoreFailure?
        var synced = 0
        while code == SQLITE_OK, stop == nil {
            let start = ContinuousClock.now
            code = unsafe sqlite3_backup_step(backup, Self.pagesOfStep)
            let total = Int(unsafe sqlite3_backup_pagecount(backup))
            let copied = total - Int(unsafe sqlite3_backup_remaining(backup))
            watch.told(.database(copied: copied, of: total))
            do throws(StoreFailure) { try watch.requireGoingOn() } catch { stop = error }
            guard code == SQLITE_OK else { break }
            if copied - synced >= Self.pagesOfSync {
                code = unsafe sqlite_sync_database_file(handle)
                synced = copied
            }
            rest(ContinuousClock.now - start)
        }
        // What was wrong with the copying or, where nothing was, SQLITE_OK.
        let end = unsafe sqlite3_backup_finish(backup)
        if let stop { throw stop }
        guard code == SQLITE_DONE, end == SQLITE_OK else { throw failure(end == SQLITE_OK ? code : end) }
    }

    /// Takes the copy out of WAL mode, so that it is one file that can be read wherever it lies. Who serves it sets the mode again.
    func settle() throws(StoreFailure) { try run("PRAGMA journal_mode = DELETE") }

    /// May be called twice.
    func close() {
        guard let open = unsafe handle else { return }
        _ = unsafe sqlite3_close_v2(open)
        unsafe handle = nil
    }

    private func rest(_ time: Duration) {
        usleep(UInt32(clamping: min(time, Self.longestRest).milliseconds * 1000))
    }

    private func run(_ text: String) throws(StoreFailure) {
        let code = unsafe sqlite3_exec(handle, text, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func failure(_ code: CInt) -> StoreFailure {
        guard let handle = unsafe handle else { return StoreFailure(.unavailable, "SQLite has no memory for a copy") }
        return unsafe SQLiteFailure.make(code, on: handle, isCompiling: true)
    }
}
