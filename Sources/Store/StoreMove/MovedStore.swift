/// What a move found when it held the two stores against each other.
package struct MovedStore: Sendable {
    package struct Table: Sendable {
        package let name: String
        package let source: TableDigest
        package let target: TableDigest

        /// Whether every value of every row is the same.
        package var agrees: Bool { source == target }
    }

    /// By name.
    package let tables: [Table]
    /// Where a recount of the moved ledger differs; none where it agrees, or the tables do not.
    package var ledgerFaults: [String] = []
    /// Whether an earlier attempt had begun.
    package let isResumed: Bool

    /// Whether all is there: only then may it be served.
    package var isWhole: Bool { tables.allSatisfy(\.agrees) }

    package var rows: Int { tables.reduce(0) { $0 + $1.target.rows } }
}
