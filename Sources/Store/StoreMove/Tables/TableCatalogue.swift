import Intake

/// The tables that a database has, as its own catalogue says: what is moved is read from there, so that no migration can be forgotten.
struct TableCatalogue {
    private struct Entry {
        let table: String
        let column: String
        let type: String
        /// Its place in the primary key, from 1; 0 where it is not in it.
        let keyPlace: Int
    }

    private static let sqlite = SQLStatement(
        """
        SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!'
        """)
    /// A key's columns count from 0 there.
    private static let postgres = SQLStatement(
        """
        SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), format_type(a.atttypid, a.atttypmod),
            COALESCE(array_position(CAST(i.indkey AS SMALLINT[]), a.attnum) + 1, 0)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = current_schema()
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE c.relkind IN ('r', 'p')
        """)
    /// Each database has its own: when it was brought up to date, and what is being moved into it.
    private static let ownBooks: Set<String> = [migrations, MoveBook.table]
    static let migrations = "schema_migration"

    private let entries: [Entry]
    private let engineOwn: Set<String>

    init(_ session: any SQLSession) throws(StoreFailure) {
        engineOwn = session.dialect.ownTables
        entries = try session.all(session.dialect.engine == .sqlite ? Self.sqlite : Self.postgres, []) { row in
            Entry(table: row.text(0), column: row.text(1), type: row.text(2), keyPlace: row.int(3))
        }
    }

    /// Every table's name.
    var names: Set<String> { Set(entries.map(\.table)) }

    /// What holds the store's rows, by name.
    ///
    /// - Throws: `.refused` where a table has no primary key, or a column no type of the schema's.
    func moved() throws(StoreFailure) -> [TableShape] {
        var shapes: [TableShape] = []
        for name in names.subtracting(Self.ownBooks).subtracting(engineOwn).sorted() { shapes.append(try shape(name)) }
        return shapes
    }

    /// What one table holds.
    ///
    /// - Throws: as `moved` does.
    func shape(_ name: String) throws(StoreFailure) -> TableShape {
        let own = entries.filter { $0.table == name }.sorted { $0.column < $1.column }
        var columns: [TableShape.Column] = []
        for entry in own {
            guard let kind = ColumnKind(entry.type) else {
                throw StoreFailure(.refused, "the table \(name) has a column \(entry.column) of type \(entry.type)")
            }
            columns.append(TableShape.Column(name: entry.column, kind: kind))
        }
        let key = own.indices.filter { own[$0].keyPlace > 0 }.sorted { own[$0].keyPlace < own[$1].keyPlace }
        guard !key.isEmpty else { throw StoreFailure(.refused, "the table \(name) has no primary key") }
        return TableShape(name: name, columns: columns, key: key)
    }
}
