import Intake

/// By what a transaction is known again whose COMMIT got no answer: a number that it wrote into its writer's own row. The transaction's own
/// number would not do: after a crash or a promotion of a standby the server gives the same one out again.
struct CommitMark: Sendable {
    /// Whose row: a connection's, by a random number.
    let writer: Int64
    let number: Int64

    init() {
        writer = Int64.random(in: 1...(.max))
        number = 0
    }

    private init(writer: Int64, number: Int64) {
        self.writer = writer
        self.number = number
    }

    var next: CommitMark { CommitMark(writer: writer, number: number + 1) }

    /// Writes it into its row, before the COMMIT.
    var writing: SQLStep { SQLStep(Self.write, [.int64(writer), .int64(number)]) }

    private static let write = SQLStatement(
        """
        INSERT INTO commit_mark (writer, number, transaction) VALUES ($1, $2, pg_current_xact_id())
            ON CONFLICT (writer) DO UPDATE SET number = excluded.number, transaction = excluded.transaction
        """)
    static let select = SQLStatement("SELECT number FROM commit_mark WHERE writer = $1")
    /// Nothing before the schema has the table.
    static let isThere = SQLStatement("SELECT CAST(to_regclass('commit_mark') AS TEXT)")
}
