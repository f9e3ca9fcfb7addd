package import Desk
package import Intake

/// The queue of open requests, read by its index.
package struct SQLQueueBook: QueueBook {
    private let database: any SQLDatabase

    private let clock: any WallClock

    package init(database: any SQLDatabase, clock: any WallClock) {
        self.database = database
        self.clock = clock
    }

    package func queue(_ filter: QueueFilter) async throws(StoreFailure) -> [QueueEntry] {
        var agent = SQLValue.null
        if case .of(let holder) = filter.hands { agent = .agent(holder) }
        let values: [SQLValue] = [
            .int(filter.after?.priority ?? -1), .id(filter.after?.id ?? RowID(rawValue: -1)),
            .optional(filter.department), .optional(filter.channel?.rawValue), .int(filter.limit), agent,
            .flag(filter.hands == .nobody), .moment(clock.now()), .flag(filter.isSnoozed),
            .text(RequestTags.sought(filter.tag)),
        ]
        return try await database.read { session throws(StoreFailure) in
            try session.all(Self.open, values) { row throws(StoreFailure) in try Self.entry(row) }
        }
    }

    package func totals(department: String?) async throws(StoreFailure) -> QueueTotals {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.totals, [.optional(department), .moment(clock.now())]) {
                QueueTotals(free: $0.int(0) - $0.int(1), held: $0.int(1))
            }
                ?? QueueTotals(free: 0, held: 0)
        }
    }

    private static func entry(_ row: borrowing SQLRow) throws(StoreFailure) -> QueueEntry {
        guard let number = TrackingNumber(row.text(1)), let channel = RowKeys.channel(row, 7) else {
            throw StoreFailure(.damaged, "a service request row cannot be read")
        }
        var entry = QueueEntry(
            id: row.id(0), trackingNumber: number, title: row.text(2),
            status: RequestStatus(rawValue: row.text(3)) ?? .triage, priority: row.int(4), department: row.text(5),
            queue: row.text(6), channel: channel, language: Language(rawValue: row.text(9)) ?? .english,
            openedAt: row.moment(10), waitingSince: row.optionalMoment(11),
            holder: row.isNull(12) ? nil : Holder(agent: row.agent(12), name: row.text(14), since: row.moment(13)))
        entry.isUndelivered = !row.isNull(15)
        entry.team = row.optionalText(16)
        entry.tags = row.optionalText(17).map(RequestTags.tags) ?? []
        return entry
    }
}

extension SQLQueueBook {
    /// The resident's first message behind our last answer is what they wait for. An answer that did not arrive is none.
    static let open = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.priority, s.department, s.queue, s.channel_kind,
            s.channel, s.language, s.opened_at,
            (SELECT MIN(m.arrived_at) FROM message m
                WHERE m.request = s.id AND m.is_unconfirmed = 0 AND m.automatic IS NULL AND m.keyword IS NULL
                AND COALESCE(m.turn, m.id) > COALESCE(l.id, 0)),
            w.agent, w.since, COALESCE(a.display_name, ''), w.undelivered_at, t.name,
            s.tags
        FROM service_request s LEFT JOIN work w ON w.request = s.id LEFT JOIN account a ON a.id = w.agent
            LEFT JOIN team t ON t.id = w.team AND t.retired_at IS NULL
            LEFT JOIN answer l ON l.id = (SELECT r.id FROM answer r
                WHERE r.request = s.id AND r.withdrawn_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM outbox o WHERE o.id = r.id AND (o.state = 'dead' OR o.delivery = 'failed'))
                ORDER BY r.id DESC LIMIT 1)
        WHERE s.status IN ('triage', 'assigned') AND (s.priority, s.id) > ($1, $2)
            AND (CAST($3 AS TEXT) IS NULL OR s.department = $3) AND (CAST($4 AS TEXT) IS NULL OR s.channel_kind = $4)
            AND (CAST($6 AS {int64}) IS NULL OR w.agent = $6) AND ($7 = 0 OR w.agent IS NULL)
            AND CASE WHEN COALESCE(w.snoozed_until, 0) > $8 THEN 1 ELSE 0 END = $9
            AND ($10 = '' OR s.tags LIKE '%,' || $10 || ',%' ESCAPE '!')
        ORDER BY s.priority, s.id LIMIT $5
        """)

    private static let totals = SQLStatement(
        """
        SELECT COUNT(*), COUNT(w.agent) FROM service_request s LEFT JOIN work w ON w.request = s.id
        WHERE s.status IN ('triage', 'assigned') AND (CAST($1 AS TEXT) IS NULL OR s.department = $1)
            AND COALESCE(w.snoozed_until, 0) <= $2
        """)
}
