package import Intake

/// An open transaction on one connection. It lives only within the closure that it is passed to, on that connection's own
/// thread; nothing in it waits for anything but the database.
///
/// Every error is a `StoreFailure` without values in it: `.refused` where a constraint or the text of a statement is broken.
package protocol SQLSession {
    var dialect: Dialect { get }

    /// Whether somebody outside waits for this transaction to end, to keep something. A long body should then leave the rest
    /// of its work to another transaction.
    var isAwaited: Bool { get }

    /// Runs a statement to its end and gives the number of rows that it inserted, updated or deleted.
    @discardableResult
    func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) -> Int

    /// Runs a write whose outcome nobody asks for. A driver over a network sends it with a later statement, at the latest with the end of
    /// the savepoint or the commit, which then throw its error: prefer it wherever the number of rows does not matter.
    func write(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure)

    /// Runs a statement (a SELECT, or a write with RETURNING) to its end and lends each row to `row`.
    func query(
        _ statement: SQLStatement, _ values: [SQLValue], _ row: (borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure)

    /// Runs several statements in their order and gives the changes of each. A driver over a network sends them in one piece:
    /// prefer it wherever no statement needs an earlier one's result.
    @discardableResult
    func execute(_ steps: [SQLStep]) throws(StoreFailure) -> [Int]

    /// Runs several queries in their order, lending each row with the index of its step; in one piece, like `execute(_:)`.
    func query(
        _ steps: [SQLStep], _ row: (Int, borrowing SQLRow) throws(StoreFailure) -> Void
    ) throws(StoreFailure)

    /// Runs `body`; where it throws, everything that it wrote is undone and nothing else. May be nested.
    func savepoint<T>(_ body: () throws(StoreFailure) -> T) throws(StoreFailure) -> T

    /// Runs one or more statements without values, with the dialect's words filled in. For migrations; never hot.
    func script(_ text: String) throws(StoreFailure)
}

extension SQLSession {
    package func write(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) {
        try execute(statement, values)
    }

    @discardableResult
    package func execute(_ statement: SQLStatement) throws(StoreFailure) -> Int { try execute(statement, []) }

    /// What `make` makes of the first row, or nil without one. The statement should say LIMIT 1, or find by a key.
    package func first<T>(
        _ statement: SQLStatement, _ values: [SQLValue], _ make: (borrowing SQLRow) throws(StoreFailure) -> T
    ) throws(StoreFailure) -> T? {
        var found: T?
        try query(statement, values) { row throws(StoreFailure) in
            if found == nil { found = try make(row) }
        }
        return found
    }

    /// What `make` makes of each row, in the statement's order.
    package func all<T>(
        _ statement: SQLStatement, _ values: [SQLValue], _ make: (borrowing SQLRow) throws(StoreFailure) -> T
    ) throws(StoreFailure) -> [T] {
        var made: [T] = []
        try query(statement, values) { row throws(StoreFailure) in made.append(try make(row)) }
        return made
    }

    /// Whether the statement gives any row.
    package func exists(_ statement: SQLStatement, _ values: [SQLValue]) throws(StoreFailure) -> Bool {
        try first(statement, values) { _ in true } ?? false
    }
}
