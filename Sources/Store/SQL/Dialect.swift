package import Intake

/// The few words in which the engines differ. Everything else is one text for both (DESIGN §5): in statements and migrations
/// they stand as `{name}`, outside literals and comments.
package struct Dialect: Sendable {
    package enum Engine: String, Sendable {
        case sqlite
        case postgres
    }

    package let engine: Engine
    /// How the engine writes the parameter `$n`.
    let parameterMark: String
    let words: [String: String]

    /// SQLite has one writer, who commits rows in the order in which their ids were drawn.
    package var lateRows: LateRows { engine == .sqlite ? .never : .concurrent }

    /// The engine's word for `name`, where there is one.
    func word(_ name: String) -> String? { words[name] }

    /// `text` as the engine wants it: parameters and words rewritten, literals and comments untouched.
    ///
    /// - Throws: `.refused` for a word in braces that is not in the dialect.
    package func rewrite(_ text: String) throws(StoreFailure) -> String {
        var rewriter = SQLRewriter(text: text, dialect: self)
        return try rewriter.rewritten()
    }
}

extension Dialect {
    /// SQLite 3.37 or newer, for STRICT tables: a value of the wrong kind is refused, as PostgreSQL refuses it.
    package static let sqlite = Dialect(
        engine: .sqlite,
        // `$1` would be a *named* parameter in SQLite, numbered by first appearance; `?1` is number 1.
        parameterMark: "?",
        words: [
            // INTEGER, and no other word for it, makes a primary key the row's own address: half the writes.
            "int64": "INTEGER",
            "double": "REAL",
            "bytes": "BLOB",
            // After a table's closing parenthesis: a table with an int64 key, and one whose key is text or several columns.
            "table": "STRICT",
            "keyed_table": "STRICT, WITHOUT ROWID",
            // After a SELECT that leases rows: SQLite has one writer, so nothing is locked by another.
            "skip_locked": "",
            "for_update": "",
            // After many rows came at once: how many there are, for whoever plans queries by that.
            "gather_statistics": "",
            // Order by bytes, the same on both engines.
            "binary": "COLLATE BINARY",
        ].merging(sqliteFullText) { _, new in new }.merging(sqliteNodes) { _, new in new })

    package static let postgres = Dialect(
        engine: .postgres, parameterMark: "$",
        words: [
            "int64": "BIGINT",
            "double": "DOUBLE PRECISION",
            "bytes": "BYTEA",
            "table": "",
            "keyed_table": "",
            "skip_locked": "FOR UPDATE SKIP LOCKED",
            "for_update": "FOR UPDATE",
            "gather_statistics": "ANALYZE;",
            "binary": "COLLATE \"C\"",
        ].merging(postgresFullText) { _, new in new }.merging(postgresNodes) { _, new in new })
}
