import GRDB
import GRDBSQLite
import Intake

/// A transaction on one SQLite connection. Statements go straight to SQLite's C interface: GRDB's statement arguments and rows
/// would cost several times the statement itself.
@safe final class SQLiteSession: WriteSession {
    let dialect = Dialect.sqlite
    let database: Database
    let connection: OpaquePointer
    private let statements: SQLiteStatements

    private static let savepoint = SQLStatement("SAVEPOINT body")
    private static let release = SQLStatement("RELEASE body")
    private static let undo = SQLStatement("ROLLBACK TO body")

    init(_ database: Database, connection: OpaquePointer, statements: SQLiteStatements) {
        self.database = database
        unsafe self.connection = connection
        self.statements = statements
    }

    /// Whether the transaction was lost to an error: SQLite has rolled it back by itself (disk full, I/O;
    /// sqlite.org/lang_transaction.html, "Response To Errors Within A Transaction"), or part of it could not be undone. Nothing
    /// runs on this session then, since a further statement would be a transaction of its own.
    var isOver = false
    /// There is one writer, and so nobody in its way.
    let metConflict = false

    /// Asks the write queue.
    var awaited: () -> Bool = { false }
    var isAwaited: Bool { awaited() }

    var isInTransaction: Bool { unsafe sqlite3_get_autocommit(connection) == 0 }

    func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) -> Int {
        try run(statement, values) { _ throws(StoreFailure) in }
        return Int(unsafe sqlite3_changes(connection))
    }

    func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ row: (borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try run(statement, values) { columns throws(StoreFailure) in try row(SQLRow(columns)) }
    }

    func execute(_ steps: [SQLStep]) throws(StoreFailure) -> [Int] {
        var changes: [Int] = []
        changes.reserveCapacity(steps.count)
        for step in steps { changes.append(try execute(step.statement, step.values)) }
        return changes
    }

    func query(
        _ steps: [SQLStep], _ row: (Int, borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        for (index, step) in steps.enumerated() {
            try query(step.statement, step.values) { found throws(StoreFailure) in try row(index, found) }
        }
    }

    func savepoint<T>(_ body: () throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try execute(Self.savepoint)
        do {
            let result = try body()
            try execute(Self.release)
            return result
        } catch {
            undoSavepoint()
            throw error
        }
    }

    /// Where the error has already ended the transaction there is no savepoint to go back to.
    private func undoSavepoint() {
        guard !isOver else { return }
        do throws(StoreFailure) {
            try execute(Self.undo)
            try execute(Self.release)
        } catch {
            isOver = true
        }
    }

    func script(_ text: String) throws(StoreFailure) {
        let rewritten = try dialect.rewrite(text)
        do {
            // GRDB lets SQLite itself find where each statement ends, so that semicolons in literals, comments and trigger
            // bodies need no rule of ours.
            try database.execute(sql: rewritten)
        } catch {
            isOver = !isInTransaction
            throw SQLiteFailure.make(error)
        }
    }

    func requireOpen() throws(StoreFailure) {
        guard !isOver else { throw StoreFailure(.unavailable, "an earlier error has ended the transaction") }
    }

    private func run(
        _ statement: SQLStatement, _ values: [SQLValue], _ row: (SQLiteColumns) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try requireOpen()
        let prepared = try statements.prepared(statement, on: database)
        let handle = unsafe prepared.handle
        let mark = statements.arena.used
        prepared.isRunning = true
        defer {
            // Its result only repeats the last step's.
            _ = unsafe sqlite3_reset(handle)
            prepared.isRunning = false
            statements.arena.release(to: mark)
        }
        var code = prepared.bind(values, arena: statements.arena)
        guard code == SQLITE_OK else { throw bindingFailure(code, statement, values.count, prepared) }
        code = unsafe sqlite3_step(handle)
        while code == SQLITE_ROW {
            try row(unsafe SQLiteColumns(handle))
            code = unsafe sqlite3_step(handle)
        }
        guard code == SQLITE_DONE else {
            let failure = unsafe SQLiteFailure.make(code, on: connection)
            isOver = !isInTransaction
            throw failure
        }
    }

    private func bindingFailure(
        _ code: CInt, _ statement: SQLStatement, _ given: Int, _ prepared: SQLitePrepared
    ) -> StoreFailure {
        guard code == SQLITE_RANGE else { return unsafe SQLiteFailure.make(code, on: connection) }
        return StoreFailure(
            .refused, "a statement has \(prepared.parameterCount) parameters and got \(given) values: \(statement.text)"
        )
    }
}
