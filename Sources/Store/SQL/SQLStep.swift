/// A statement with its values: one link of a batch that a driver may send in one piece.
package struct SQLStep: Sendable {
    package let statement: SQLStatement
    package let values: [SQLValue]

    package init(_ statement: SQLStatement, _ values: [SQLValue]) {
        self.statement = statement
        self.values = values
    }
}
