import Intake

/// Looks into a database file that nobody writes: a backup's. Each call blocks.
struct CopiedDatabase: Sendable {
    /// A blob that some row names.
    struct NamedBlob: Sendable {
        let id: BlobID
        /// As the row says; nil where that is gone.
        let bytes: Int64?
    }

    private static let batch = 1_000

    private static let schemaNumber = SQLStatement("SELECT COALESCE(MAX(number), 0) FROM schema_migration")
    private static let tables = SQLStatement(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name")
    private static let integrity = SQLStatement("PRAGMA integrity_check(20)")
    private static let foreignKeys = SQLStatement("PRAGMA foreign_key_check")

    private let connection: SQLiteConnection

    /// - Throws: `.damaged` where it is no database.
    init(path: String) throws(StoreFailure) {
        connection = try SQLiteConnection(path: path, role: .inspector, settings: SQLiteSettings())
    }

    func close() { connection.close() }

    /// The number of its last migration.
    func schema() throws(StoreFailure) -> Int {
        try connection.use { session throws(StoreFailure) in
            try session.first(Self.schemaNumber, []) { $0.int(0) } ?? 0
        }
    }

    /// The rows of each table. Asks before each of them whether to go on.
    func rows(_ watch: BackupWatch) throws(StoreFailure) -> [String: Int] {
        try connection.use { session throws(StoreFailure) in
            var rows: [String: Int] = [:]
            for table in try session.all(Self.tables, [], { $0.text(0) }) {
                try watch.requireGoingOn()
                // A name of our own schema: it stands in no value.
                let count = SQLStatement(once: "SELECT COUNT(*) FROM \"\(table)\"")
                rows[table] = try session.first(count, []) { $0.int(0) }
            }
            return rows
        }
    }

    /// Hands over every blob that some row names, once each, in the order of their addresses.
    func eachBlob(_ body: (NamedBlob) throws(StoreFailure) -> Void) throws(StoreFailure) {
        var last: BlobID?
        while true {
            let some = try blobs(after: last)
            guard let end = some.last else { return }
            last = end.id
            for blob in some { try body(blob) }
        }
    }

    /// The next of them behind one, once each; none at the end.
    func blobs(after last: BlobID?) throws(StoreFailure) -> [NamedBlob] {
        let some = try connection.use { session throws(StoreFailure) in
            try session.all(BlobNames.sized, [.text(last?.hexadecimal ?? ""), .int(Self.batch)]) {
                (name: $0.text(0), bytes: $0.isNull(1) ? nil : $0.int64(1))
            }
        }
        var blobs: [NamedBlob] = []
        for (name, bytes) in some {
            guard let id = BlobID(name) else {
                throw StoreFailure(.damaged, "a row names a blob by what is no address")
            }
            if blobs.last?.id != id { blobs.append(NamedBlob(id: id, bytes: bytes)) }
        }
        return blobs
    }

    /// What SQLite itself finds wrong, in its words; none where all is well. They name pages, tables and indexes, never values.
    func faults() throws(StoreFailure) -> [String] {
        try connection.use { session throws(StoreFailure) in try Self.faults(session) }
    }

    /// The same of its pages and rows, but not whether indexes and tables agree: table by table, asking before each whether to go on.
    ///
    /// - Returns: the first faults; none where all is well.
    func quickFaults(_ watch: BackupWatch) throws(StoreFailure) -> [String] {
        try connection.use { session throws(StoreFailure) in
            for table in try session.all(Self.tables, [], { $0.text(0) }) {
                try watch.requireGoingOn()
                let check = SQLStatement(once: "PRAGMA quick_check(\"\(table)\")")
                let faults = try session.all(check, []) { $0.text(0) }.filter { $0 != "ok" }
                guard faults.isEmpty else { return faults }
            }
            return []
        }
    }

    private static func faults(_ session: any SQLSession) throws(StoreFailure) -> [String] {
        var faults = try session.all(integrity, []) { $0.text(0) }.filter { $0 != "ok" }
        let broken = try session.all(foreignKeys, []) { "\($0.text(0)) names a row of \($0.text(2))" }
        for fault in Set(broken).sorted() { faults.append("\(fault) that is not there") }
        return faults
    }
}
