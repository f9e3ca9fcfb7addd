import Testing

@testable import Store

/// A statement that runs for every message or page, with the words that its plan must have.
struct PlannedStatement: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let statement: SQLStatement
    /// Words of SQLite's plan: the indexes by which it finds its rows.
    let uses: [String]
    /// Whether rows come in another order than an index's.
    let sorts: Bool

    static let all = filing + desk + residents + notices + followUp + accounts + reports

    private init(_ what: String, _ statement: SQLStatement, uses: [String], sorts: Bool) {
        testDescription = what
        self.statement = statement
        self.uses = uses
        self.sorts = sorts
    }

    /// One whose rows come as an index has them.
    init(_ what: String, _ statement: SQLStatement, _ uses: String...) {
        self.init(what, statement, uses: uses, sorts: false)
    }

    /// One whose few rows are sorted.
    static func sorting(_ what: String, _ statement: SQLStatement, _ uses: String...) -> Self {
        Self(what, statement, uses: uses, sorts: true)
    }
}
