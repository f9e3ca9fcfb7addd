import GRDB
import GRDBSQLite
import Intake

/// One connection's prepared statements, by slot, and the memory for their values.
final class SQLiteStatements {
    let arena = BindArena()
    private var bySlot: [SQLitePrepared?] = []

    /// The prepared form of `statement`, not running.
    func prepared(_ statement: SQLStatement, on database: Database) throws(StoreFailure) -> SQLitePrepared {
        guard let slot = statement.slot else { return try Self.prepare(statement, on: database) }
        if slot < bySlot.count, let known = bySlot[slot] {
            return known.isRunning ? try Self.prepare(statement, on: database) : known
        }
        if slot >= bySlot.count {
            bySlot += Array(repeating: nil, count: slot + 1 - bySlot.count)
        }
        let fresh = try Self.prepare(statement, on: database)
        bySlot[slot] = fresh
        return fresh
    }

    /// Finalises all of them: the connection is about to be closed.
    func removeAll() { bySlot = [] }

    private static func prepare(
        _ statement: SQLStatement, on database: Database
    ) throws(StoreFailure) -> SQLitePrepared {
        let text = try Dialect.sqlite.rewrite(statement.text)
        do {
            return SQLitePrepared(try database.makeStatement(sql: text))
        } catch {
            throw SQLiteFailure.make(error)
        }
    }
}
