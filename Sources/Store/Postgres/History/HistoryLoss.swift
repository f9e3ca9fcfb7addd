import Intake

/// That a database lacks what it has acknowledged, as the node that found it out noted it there: no node serves it from then on, until it
/// was settled, also those that have seen nothing. A node that was told of the loss by nobody would go on and bury it.
///
/// The note is a row of the leases, which every schema has, also one from before there were histories. It belongs to one history: what
/// begins another does away with it.
enum HistoryLoss {
    /// Of a database from before there were histories: until it is settled.
    static let anyHistory: Int64 = 0
    private static let name = SQLValue.text("history/lost")

    private static let tables = SQLStatement(
        "SELECT CAST(to_regclass('lease') AS TEXT), CAST(to_regclass('store_history') AS TEXT)")
    private static let history = SQLStatement("SELECT number FROM store_history WHERE id = 1")
    private static let find = SQLStatement(
        "SELECT 1 FROM lease WHERE name = $1 AND until_ms > 0 AND (fence = 0 OR fence = $2)")
    private static let write = SQLStatement(
        """
        INSERT INTO lease (name, owner, until_ms, fence) VALUES ($1, $2, 1, $3)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until_ms = excluded.until_ms, fence = excluded.fence
        """)
    /// The row stays, as every one of them does.
    private static let clear = SQLStatement("UPDATE lease SET until_ms = 0 WHERE name = $1")

    private static let words = """
        it was restored to an earlier time, or a standby took over that had not received everything; stop all nodes and run \
        `intake restore --settle`
        """

    /// What the node that has found it out says.
    static let found = StoreFailure(
        .unavailable, "the database lacks what it has acknowledged to this node: \(words)")
    /// What the others say.
    static let noted = StoreFailure(
        .unavailable, "the database lacks what it has acknowledged to another node: \(words)")

    /// The database's history; nil before the first start of a program that keeps histories.
    static func history(_ session: any SQLSession) throws(StoreFailure) -> Int64? {
        guard try session.first(tables, [], { !$0.isNull(1) }) == true else { return nil }
        return try session.first(history, []) { $0.int64(0) }
    }

    /// Whether a node has noted it.
    static func isNoted(_ session: any SQLSession) throws(StoreFailure) -> Bool {
        guard try session.first(tables, [], { !$0.isNull(0) }) == true else { return false }
        return try session.exists(find, [name, .int64(try history(session) ?? -1)])
    }

    /// Notes it for all nodes.
    ///
    /// - Parameter history: the one that it was found in; `anyHistory` where there is none.
    static func note(_ history: Int64, by node: String, _ session: any SQLSession) throws(StoreFailure) {
        _ = try session.execute(write, [name, .text(node), .int64(history)])
    }

    /// It was settled, or the rows are another database's by now.
    static func clear(_ session: any SQLSession) throws(StoreFailure) { _ = try session.execute(clear, [name]) }
}
