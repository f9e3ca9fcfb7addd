import Intake

/// Copies a SQLite database by SQLite's own backup interface (sqlite.org/backup.html), page by page, within one read transaction.
///
/// Without the transaction, every commit of the gateway would make the copy begin anew, and on a busy day it would never be done. With it,
/// the copy is the database of the moment at which it began; nobody waits for it, since in WAL mode readers and writers do not meet, and all
/// that it costs is that the log grows by what is written meanwhile. VACUUM INTO would do the same in one step of unknown length: it can be
/// neither paced nor stopped, tells nobody how far it is, and builds every index again.
struct SQLiteCopier: DatabaseCopier {
    static let fileName = "intake.sqlite"

    let engine = Dialect.Engine.sqlite
    /// The data folder.
    let store: String

    private static let pages = SQLStatement("PRAGMA page_count")
    private static let pageSize = SQLStatement("PRAGMA page_size")
    private static let begin = SQLStatement("SELECT 1 FROM schema_migration LIMIT 1")

    func bytes() throws(StoreFailure) -> Int64 {
        let source = try open()
        defer { source.close() }
        return try source.use { session throws(StoreFailure) in
            let pages = try session.first(Self.pages, []) { $0.int64(0) } ?? 0
            return try pages * (session.first(Self.pageSize, []) { $0.int64(0) } ?? 0)
        }
    }

    func copy(into folder: String, watch: BackupWatch) throws(StoreFailure) -> String {
        let target = folder + "/" + Self.fileName
        let source = try open()
        defer { source.close() }
        let copy = try SQLiteCopyFile(path: target)
        defer { copy.close() }
        try source.use { session throws(StoreFailure) in
            try session.beginReading()
            defer { session.rollback() }
            // A deferred transaction has its state of the database from its first read on.
            _ = try session.exists(Self.begin, [])
            try unsafe copy.fill(from: session.connection, watch: watch)
        }
        try copy.settle()
        copy.close()
        try SyncedFile.sync(target)
        return Self.fileName
    }

    private func open() throws(StoreFailure) -> SQLiteConnection {
        let path = store + "/" + Self.fileName
        guard Folder.holdsFile(path) else {
            throw StoreFailure(.missing, "there is no database in the data folder; `intake serve` makes it")
        }
        return try SQLiteConnection(path: path, role: .reader, settings: SQLiteSettings())
    }
}
