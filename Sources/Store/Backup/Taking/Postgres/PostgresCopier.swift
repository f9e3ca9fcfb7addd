import Intake

/// Copies a PostgreSQL database, as it is at one moment, into a SQLite file that is a store like any other: so one program checks every
/// backup, and each can be restored into either engine. No node that serves the database waits for it.
struct PostgresCopier: DatabaseCopier {
    let engine = Dialect.Engine.postgres
    let url: PostgresURL
    var schema = Schema.intake

    /// Written bytes are brought onto the disk so often, or at the end one sync would hold up everybody else.
    private static let bytesOfSync = 64 << 20

    /// As the server last counted them, roughly: the file takes no more.
    private static let size = SQLStatement(
        """
        SELECT CAST(COALESCE(SUM(pg_total_relation_size(c.oid)), 0) AS BIGINT),
            CAST(COALESCE(SUM(GREATEST(c.reltuples, 0)), 0) AS BIGINT)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
        WHERE c.relkind IN ('r', 'p')
        """)

    private static let newest = SQLStatement("SELECT COALESCE(MAX(number), 0) FROM schema_migration")

    func bytes() throws(StoreFailure) -> Int64 {
        let connection = PostgresConnection(url: url, role: .reader, settings: PostgresSettings())
        defer { connection.close() }
        return try connection.use { session throws(StoreFailure) in
            session.beginReading()
            defer { session.rollback() }
            guard try TableCatalogue(session).names.contains(TableCatalogue.migrations) else {
                throw StoreFailure(.missing, "there is no store in the database; `intake serve` makes it")
            }
            return try session.first(Self.size, []) { $0.int64(0) } ?? 0
        }
    }

    func copy(into folder: String, watch: BackupWatch) throws(StoreFailure) -> String {
        let path = folder + "/" + SQLiteCopier.fileName
        let snapshot = try PostgresSnapshot(url)
        defer { snapshot.close() }
        let copy = try FilledCopy(path: path)
        defer { copy.close() }
        let source = try snapshot.read { session throws(StoreFailure) in try look(session) }
        let indexes = try copy.lay(schema, upTo: source.schema)
        guard try Set(copy.shapes()) == Set(source.tables) else {
            throw StoreFailure(.damaged, "the database has not the tables of its schema \(source.schema)")
        }
        var progress = Progress(path: path, all: source.rows, watch: watch)
        for shape in source.tables { try fill(TableRows(shape), from: snapshot, into: copy, &progress) }
        try requireSameSchema(source.schema, snapshot)
        for index in indexes {
            try watch.requireGoingOn()
            try copy.index(index)
        }
        copy.close()
        try SyncedFile.sync(path)
        return SQLiteCopier.fileName
    }

    private struct Source {
        var schema: Int
        var tables: [TableShape]
        /// Of all tables, about.
        var rows: Int
    }

    private func look(_ session: any SQLSession) throws(StoreFailure) -> Source {
        guard try !MoveBook(session: session).isOpen() else {
            throw StoreFailure(.refused, "a store is being moved into this database and is not whole yet")
        }
        let catalogue = try TableCatalogue(session)
        return Source(
            schema: try schema.check(session),
            tables: try catalogue.moved() + [catalogue.shape(TableCatalogue.migrations)],
            rows: try session.first(Self.size, []) { $0.int(1) } ?? 0)
    }

    private func fill(
        _ table: TableRows, from snapshot: PostgresSnapshot, into copy: FilledCopy, _ progress: inout Progress
    ) throws(StoreFailure) {
        var (last, pace) = ([SQLValue]?.none, BatchPace())
        while true {
            try progress.watch.requireGoingOn()
            var rows: [[SQLValue]] = []
            try snapshot.read { session throws(StoreFailure) in
                try table.read(after: last, limit: pace.rows, session) { row throws(StoreFailure) in
                    rows.append(try table.values(row))
                }
            }
            try copy.add(rows.map(table.insertion))
            let bytes = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.size } }
            try progress.add(rows: rows.count, bytes: bytes)
            guard rows.count == pace.rows, let end = rows.last else { return }
            last = table.shape.key.map { end[$0] }
            pace.took(rows: rows.count, bytes: bytes)
        }
    }

    /// A migration that came meanwhile may have made tables anew, and the state from before then finds them empty
    /// (postgresql.org/docs/15/mvcc-caveats.html).
    private func requireSameSchema(_ number: Int, _ snapshot: PostgresSnapshot) throws(StoreFailure) {
        let now = try snapshot.readNow { session throws(StoreFailure) in
            try session.first(Self.newest, []) { $0.int(0) } ?? 0
        }
        guard now == number else {
            throw StoreFailure(.unavailable, "the schema was changed while the backup was taken; take it again")
        }
    }

    /// How far it is, and what of it is on the disk.
    private struct Progress {
        let path: String
        let all: Int
        let watch: BackupWatch
        private var rows = 0
        private var unsynced = 0

        init(path: String, all: Int, watch: BackupWatch) {
            self.path = path
            self.all = all
            self.watch = watch
        }

        mutating func add(rows more: Int, bytes: Int) throws(StoreFailure) {
            rows += more
            unsynced += bytes
            // How many there are is an estimate of the server's.
            watch.told(.database(copied: rows, of: max(rows, all)))
            guard unsynced >= PostgresCopier.bytesOfSync else { return }
            unsynced = 0
            try SyncedFile.sync(path)
        }
    }
}
