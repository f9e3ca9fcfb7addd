import Intake

/// Reads which rows were written since it last looked, each once. A row becomes visible when its transaction commits, which is in no order:
/// what is below the oldest transaction that still ran has all been told; above it, what was told is kept in mind.
struct RowChangeReader {
    /// Rows of one look. With more, it is not said what changed.
    private static let most = 20_000
    /// How often rows are removed that everybody has read.
    private static let sweepDistance: Duration = .seconds(60)

    private let changes: RowChanges
    /// All below is told.
    private var oldest: Int64?
    private var told: Set<Int64> = []
    private var sweptAt = ContinuousClock.now
    /// What was oldest at the sweeps before, the newest last.
    private var horizons: [Int64] = []

    private static let start = SQLStatement(
        "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS {int64})")
    private static let select = SQLStatement(
        """
        SELECT table_name, row_id, is_new, CAST(CAST(transaction AS TEXT) AS {int64})
        FROM row_change WHERE transaction >= CAST(CAST($1 AS TEXT) AS XID8) LIMIT $2
        """)
    private static let sweep = SQLStatement(
        "DELETE FROM row_change WHERE transaction < CAST(CAST($1 AS TEXT) AS XID8)")

    private static let isThere = SQLStatement("SELECT CAST(to_regclass('row_change') AS TEXT)")

    init(changes: RowChanges) { self.changes = changes }

    /// Notes what is new.
    mutating func read(_ session: PostgresSession) throws(StoreFailure) {
        try session.beginReading()
        defer { session.rollback() }
        try readWithin(session)
    }

    private mutating func readWithin(_ session: PostgresSession) throws(StoreFailure) {
        let running = try session.first(Self.start, []) { $0.int64(0) } ?? 0
        guard let from = oldest else {
            // Before the first start there is no such table, and nothing that it could tell.
            if try session.first(Self.isThere, [], { !$0.isNull(0) }) == true { oldest = running }
            return
        }
        var found: Set<Int64> = []
        var count = 0
        try session.query(Self.select, [.int64(from), .int(Self.most)]) { row in
            count += 1
            let transaction = row.int64(3)
            found.insert(transaction)
            guard !told.contains(transaction), let table = RowChanges.Table(rawValue: row.text(0)) else { return }
            changes.note(table, row.int64(1), isNew: row.flag(2))
        }
        if count == Self.most { changes.lost() }
        changes.committed()
        told = found.filter { $0 >= running }
        oldest = running
    }

    /// Removes what has been there for some minutes.
    mutating func sweepWhereDue(_ session: PostgresSession) throws(StoreFailure) {
        let now = ContinuousClock.now
        guard let oldest, now - sweptAt >= Self.sweepDistance else { return }
        sweptAt = now
        horizons.append(oldest)
        guard horizons.count > 5 else { return }
        _ = try session.execute(Self.sweep, [.int64(horizons.removeFirst())])
    }
}
