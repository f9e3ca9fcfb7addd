import Intake

/// A SQLite file with the tables of a schema, into which rows are put. Used on one thread. It has no journal: after any failure it is
/// worthless, and thrown away.
struct FilledCopy: Sendable {
    private static let indexes = SQLStatement(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")

    private let connection: SQLiteConnection

    /// Makes the file, which must not be there.
    init(path: String, settings: SQLiteSettings = SQLiteSettings()) throws(StoreFailure) {
        connection = try SQLiteConnection(path: path, role: .filler, settings: settings)
    }

    func close() { connection.close() }

    /// Makes the tables of the first `number` steps of `schema`, empty, as well as its own book of them, and without the indexes that are not
    /// keys: made at the end, in one go each, they take a fraction of the time that keeping them would.
    ///
    /// - Returns: the statements that make those.
    func lay(_ schema: Schema, upTo number: Int) throws(StoreFailure) -> [String] {
        try write { session throws(StoreFailure) in
            try schema.lay(upTo: number, session)
            // Migrations add rows here and there, which the source has in its own way.
            for shape in try TableCatalogue(session).moved() { try TableRows(shape).empty(session) }
            return try dropIndexes(where: { _ in true }, session)
        }
    }

    /// Drops the indexes that forbid nothing.
    ///
    /// - Returns: the statements that make them.
    func dropFreeIndexes() throws(StoreFailure) -> [String] {
        try write { session throws(StoreFailure) in
            try dropIndexes(where: { !$0.hasPrefix("CREATE UNIQUE") }, session)
        }
    }

    private func dropIndexes(
        where isDropped: (String) -> Bool, _ session: SQLiteSession
    ) throws(StoreFailure) -> [String] {
        let indexes = try session.all(Self.indexes, []) { (name: $0.text(0), text: $0.text(1)) }
            .filter { isDropped($0.text) }
        for index in indexes { try session.script("DROP INDEX \"\(index.name)\"") }
        return indexes.map(\.text)
    }

    /// What its tables hold, by name.
    func shapes() throws(StoreFailure) -> [TableShape] {
        try write { session throws(StoreFailure) in
            let catalogue = try TableCatalogue(session)
            return try catalogue.moved() + [catalogue.shape(TableCatalogue.migrations)]
        }
    }

    func add(_ rows: [SQLStep]) throws(StoreFailure) {
        try write { session throws(StoreFailure) in _ = try session.execute(rows) }
    }

    /// Runs one statement by which a whole index is made.
    func index(_ text: String) throws(StoreFailure) {
        try write { session throws(StoreFailure) in try session.script(text) }
    }

    /// Runs `body` within a transaction that stays open: a page that changes again and again is written once, when the cache needs its room
    /// or at `settle`.
    func fill<T>(_ body: (any SQLSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try connection.use { session throws(StoreFailure) in
            if !session.isInTransaction { try session.beginWriting() }
            return try body(session)
        }
    }

    /// Ends what `fill` has left open, so that all pages are in the file.
    func settle() throws(StoreFailure) {
        try connection.use { session throws(StoreFailure) in
            if session.isInTransaction { try session.commit() }
        }
    }

    /// Ends the filling of what is to be a gateway's database, which keeps a log.
    func becomeStore() throws(StoreFailure) {
        try settle()
        try connection.use { session throws(StoreFailure) in try session.script("PRAGMA journal_mode = WAL") }
    }

    private func write<T>(_ body: (SQLiteSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try settle()
        return try connection.use { session throws(StoreFailure) in
            try session.beginWriting()
            // Without a journal nothing could be undone: after any failure the file is thrown away.
            let result = try body(session)
            try session.commit()
            return result
        }
    }
}
