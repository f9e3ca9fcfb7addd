import Intake

/// Reads which rows were written since it last looked, each once. A row becomes visible when its transaction commits, which is in no order:
/// what is below the oldest transaction that still ran has all been told; above it, what was told is kept in mind.
struct RowChangeReader {
    /// Rows of one look. With more, it is not said what changed.
    private static let most = 20_000
    /// How often rows are removed that everybody has read.
    private static let sweepDistance: Duration = .seconds(60)

    private let changes: RowChanges
    private let news: NodeNews
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
        SELECT table_name, row_id, is_new, CAST(CAST(transaction AS TEXT) AS {int64}), number
        FROM row_change WHERE transaction >= CAST(CAST($1 AS TEXT) AS XID8) LIMIT $2
        """)
    private static let sweep = SQLStatement(
        "DELETE FROM row_change WHERE transaction < CAST(CAST($1 AS TEXT) AS XID8)")

    private static let isThere = SQLStatement("SELECT CAST(to_regclass('row_change') AS TEXT)")

    private static let chats = "chat_session"

    private static let sweepMarks = SQLStatement(
        "DELETE FROM commit_mark WHERE transaction < CAST(CAST($1 AS TEXT) AS XID8)")

    /// Rows that another database's transactions wrote, of which this one is a copy.
    private static let removeForeign = SQLStatement(
        "DELETE FROM row_change WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())")

    private var readAt = ContinuousClock.now

    init(changes: RowChanges, news: NodeNews) {
        self.changes = changes
        self.news = news
    }

    /// Begins to read: what was written before is not known.
    mutating func begin(_ session: PostgresSession) throws(StoreFailure) {
        try read(session)
        if oldest != nil { _ = try session.execute(Self.removeForeign) }
        // Only now: what is written from here on is read, and what was before is seen by whoever looks through everything.
        lose()
    }

    /// Notes what is new.
    mutating func read(_ session: PostgresSession) throws(StoreFailure) {
        // Asleep for so long that others have removed what it had not read yet.
        if ContinuousClock.now - readAt > Self.sweepDistance { lose() }
        readAt = .now
        session.beginReading()
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
        var talked = false
        var found: Set<Int64> = []
        var count = 0
        try session.query(Self.select, [.int64(from), .int(Self.most)]) { row in
            count += 1
            let transaction = row.int64(3)
            found.insert(transaction)
            guard !told.contains(transaction) else { return }
            let name = row.text(0)
            if name == Self.chats {
                talked = true
                news.note(chat: row.id(1), sequence: row.int64(4))
            } else if let table = RowChanges.Table(rawValue: name) {
                changes.note(table, row.int64(1), isNew: row.flag(2))
            }
        }
        if talked { news.talked.ring() }
        if count == Self.most { lose() }
        changes.committed()
        told = found.filter { $0 >= running }
        oldest = running
    }

    /// It is not known what was written.
    private func lose() {
        changes.lost()
        news.lost()
    }

    /// Removes what has been there for some minutes.
    mutating func sweepWhereDue(_ session: PostgresSession) throws(StoreFailure) {
        let now = ContinuousClock.now
        guard let oldest, now - sweptAt >= Self.sweepDistance else { return }
        sweptAt = now
        horizons.append(oldest)
        guard horizons.count > 5 else { return }
        let horizon = SQLValue.int64(horizons.removeFirst())
        _ = try session.execute(Self.sweep, [horizon])
        _ = try session.execute(Self.sweepMarks, [horizon])
    }
}
