package import Intake
package import Reports

/// The requests that were open at a moment, from the rows by which the figures count them.
package struct SQLBacklogBook: BacklogBook {
    /// How far the time of an id may lie from that of its row: ids count on where a clock was set back, and clocks of others differ.
    private static let drift: Duration = .seconds(172_800)

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func open(
        at end: Moment, _ filter: FigureFilter, asOf: Moment?
    ) async throws(StoreFailure) -> [BacklogEntry] {
        try await database.read { session throws(StoreFailure) in
            var entries: [BacklogEntry] = []
            var values: [SQLValue] = [.moment(end), .id(RowIDSource.first(at: end))]
            if let asOf { values += [.moment(asOf), .id(RowIDSource.first(at: asOf - Self.drift))] }
            try session.query(asOf == nil ? Self.open : Self.openAsOf, values) { row throws(StoreFailure) in
                guard let entry = Self.entry(row), entry.amount != 0, filter.lets(entry.key) else { return }
                entries.append(entry)
            }
            return entries.sorted { ($0.openedAt, $0.symbols) < ($1.openedAt, $1.symbols) }
        }
    }

    /// Nil for a kind of channel that this binary does not know.
    private static func entry(_ row: borrowing SQLRow) -> BacklogEntry? {
        guard let channel = RowKeys.channel(row, 0) else { return nil }
        let key = FigureKey(
            channel: channel, requestType: row.text(2), department: row.text(3),
            origin: row.flag(4) ? .staff : .resident)
        return BacklogEntry(
            key: key, openedAt: row.moment(5), amount: row.int(6), isAnswered: row.flag(7), symbols: row.text(8))
    }

    /// What was open at $1 is open now, or something was counted of it since; an id below $2 was drawn before. What was filed late has a later
    /// one, and is found by its opening. Each counts as `DayCauses.opened` and `DayCauses.changes` count. The signs
    /// keep SQLite from other indexes, which would read far more.
    static let open = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, s.opened_at,
            CASE WHEN EXISTS (SELECT 1 FROM event e WHERE e.request = s.id AND e.kind = 'opened') THEN 1 ELSE 0 END
                + COALESCE((
                    SELECT SUM(CASE WHEN c.kind = 'resolved' THEN -c.amount ELSE c.amount END) FROM counted_change c
                    WHERE c.request = s.id AND c.happened_at < $1 AND c.kind IN ('opened', 'resolved', 'reopened')
                ), 0) AS amount,
            CASE WHEN EXISTS (
                SELECT 1 FROM answer a WHERE a.request = s.id AND a.withdrawn_at IS NULL
                    AND a.written_at >= s.opened_at AND a.written_at < $1) THEN 1 ELSE 0 END AS is_answered,
            s.tracking_number
        FROM service_request s
        WHERE s.id IN (
            SELECT id FROM service_request WHERE status IN ('triage', 'assigned')
            UNION
            SELECT request FROM counted_change
                WHERE happened_at >= $1 AND kind IN ('opened', 'resolved', 'reopened') AND +request < $2
            UNION
            SELECT id FROM service_request WHERE opened_at < $1 AND id >= $2
        ) AND +s.opened_at < $1
        """)

    /// The same as was recorded before $3; what was counted since has an id from $4 on. A request was opened when the ledger says so. Who had
    /// been answered is not known: answers go along where requests are merged.
    static let openAsOf = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, s.opened_at,
            CASE WHEN EXISTS (
                SELECT 1 FROM ledger l WHERE l.cause = s.id AND l.kind = 'opened' AND l.recorded_at < $3)
                THEN 1 ELSE 0 END
                + COALESCE((
                    SELECT SUM(CASE WHEN c.kind = 'resolved' THEN -c.amount ELSE c.amount END) FROM counted_change c
                    WHERE c.request = s.id AND c.happened_at < $1 AND c.recorded_at < $3
                        AND c.kind IN ('opened', 'resolved', 'reopened')
                ), 0) AS amount,
            0 AS is_answered, s.tracking_number
        FROM service_request s
        WHERE s.id IN (
            SELECT id FROM service_request WHERE status IN ('triage', 'assigned')
            UNION
            SELECT request FROM counted_change
                WHERE happened_at >= $1 AND kind IN ('opened', 'resolved', 'reopened') AND +request < $2
            UNION
            SELECT request FROM counted_change WHERE id >= $4 AND kind IN ('opened', 'resolved', 'reopened')
            UNION
            SELECT id FROM service_request WHERE opened_at < $1 AND id >= $2
        ) AND +s.opened_at < $1
        """)
}
