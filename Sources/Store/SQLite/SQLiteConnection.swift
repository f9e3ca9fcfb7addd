import CSQLite
import GRDB
import GRDBSQLite
import Intake

/// One connection to the database file, opened by GRDB on the system's SQLite, with the settings on which our promises rest.
///
/// `@unchecked Sendable`: `statements` is touched only within `use`, and GRDB's queue lets one caller in at a time.
final class SQLiteConnection: @unchecked Sendable {
    private let queue: DatabaseQueue
    private let statements = SQLiteStatements()

    /// What the savepoints of one commit may keep in memory, in bytes: the pages that it changes, as they were. It is kept in one piece, and
    /// of a piece of 128 KiB or more SQLite writes only a part into the file that follows, and then calls the disk full (`seekAndWriteFd`
    /// takes the length's last 17 bits).
    private static let savepointBytes: CInt = (128 << 10) - 1

    /// Debian's SQLite counts its memory under a lock of the whole process, with no allocator of its own beside it: a third of
    /// the time of a small statement. It can be told so only before the first connection; where another part of the process was
    /// earlier, nothing but that time is lost.
    private static let configureLibrary: Void = {
        _ = sqlite_stop_counting_memory()
        _ = sqlite_keep_savepoints_in_memory(savepointBytes)
    }()

    /// - Throws: `.unavailable` or `.damaged`, also where the file system or the library refuses a setting we rely on.
    init(path: String, role: SQLiteRole, settings: SQLiteSettings) throws(StoreFailure) {
        Self.configureLibrary
        var configuration = Configuration()
        configuration.label = "intake.\(role.rawValue)"
        configuration.readonly = role.isReadOnly
        configuration.foreignKeysEnabled = true
        configuration.journalMode = role.keepsJournalMode ? .default : .wal
        // One transaction may last while a whole city is filled in.
        configuration.allowsUnsafeTransactions = role == .filler
        configuration.busyMode = .timeout(Double(settings.busyTimeout.milliseconds) / 1000)
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                try Self.configure(database, role: role, settings: settings)
                try Self.verify(database, role: role)
            }
        } catch {
            throw SQLiteFailure.make(error)
        }
    }

    /// Lends the connection. Blocks the calling thread: never call it from the cooperative pool.
    func use<T>(_ body: (SQLiteSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        let result: Result<T, StoreFailure> = queue.writeWithoutTransaction { database in
            guard let connection = unsafe database.sqliteConnection else {
                return .failure(StoreFailure(.unavailable, "the database is closed"))
            }
            let session = unsafe SQLiteSession(database, connection: connection, statements: statements)
            do throws(StoreFailure) {
                return .success(try body(session))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Forgets the pages that are not in use. Blocks the calling thread.
    func releaseMemory() { queue.releaseMemory() }

    func close() {
        queue.writeWithoutTransaction { _ in statements.removeAll() }
        // A connection that cannot be closed is given up with the process; the log is replayed at the next opening.
        try? queue.close()
    }

    private static func configure(_ database: Database, role: SQLiteRole, settings: SQLiteSettings) throws {
        // GRDB has set NORMAL while it switched to WAL, under which a power cut may take the last commits.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA cache_size = -\(role.cacheKiB(settings))")
        // Sorts keep their scratch in memory. The writer has none, and to it this would also mean savepoints in pieces of 1 KB.
        // Indexes of a whole city are sorted in files, too.
        if role != .writer, role != .filler { try database.execute(sql: "PRAGMA temp_store = MEMORY") }
        // An I/O error in a mapped file is a signal that ends the process; in a read it is an error code.
        try database.execute(sql: "PRAGMA mmap_size = 0")
        // Debian builds SQLite to overwrite whatever is deleted; FAST does so where it costs no further write.
        try database.execute(sql: "PRAGMA secure_delete = FAST")
        try database.execute(sql: "PRAGMA trusted_schema = OFF")
        guard !role.isReadOnly else { return }
        guard role != .filler else {
            try database.execute(sql: "PRAGMA journal_mode = OFF")
            // An index of millions is sorted by several threads.
            try database.execute(sql: "PRAGMA threads = 4")
            return try database.execute(sql: "PRAGMA synchronous = OFF")
        }
        // A checkpoint within a commit makes all its callers wait: `Checkpointer` does it beside the writer.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        try database.execute(sql: "PRAGMA journal_size_limit = \(settings.checkpointPages * 4 * 4096)")
        if let pages = settings.largestSizePages {
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
    }

    private static func verify(_ database: Database, role: SQLiteRole) throws {
        guard role != .filler else { return }
        let expected = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")]
        for (pragma, value) in expected where role != .inspector || pragma != "journal_mode" {
            let found = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "nothing"
            guard found == value else {
                throw StoreFailure(
                    .unavailable,
                    "SQLite must run with \(pragma) = \(value) and has \(found); is the data folder on a local disk?")
            }
        }
    }
}
