import Intake

/// A SQLite file with the tables of a schema, into which rows are put. Used on one thread.
struct FilledCopy {
    private static let indexes = SQLStatement(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")

    private let connection: SQLiteConnection

    /// Makes the file, which must not be there.
    init(path: String) throws(StoreFailure) {
        connection = try SQLiteConnection(path: path, role: .filler, settings: SQLiteSettings())
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
            let indexes = try session.all(Self.indexes, []) { (name: $0.text(0), text: $0.text(1)) }
            for index in indexes { try session.script("DROP INDEX \"\(index.name)\"") }
            return indexes.map(\.text)
        }
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

    private func write<T>(_ body: (SQLiteSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try connection.use { session throws(StoreFailure) in
            try session.beginWriting()
            // Without a journal nothing could be undone: after any failure the file is thrown away.
            let result = try body(session)
            try session.commit()
            return result
        }
    }
}
