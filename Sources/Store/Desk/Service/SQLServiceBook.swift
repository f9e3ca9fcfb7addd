package import Desk
package import Intake

/// The service clocks' side of the store.
package struct SQLServiceBook: ServiceBook {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func histories(of requests: [RowID]) async throws(StoreFailure) -> [ServiceHistory] {
        try await database.read { session throws(StoreFailure) in
            var histories: [ServiceHistory] = []
            for request in requests {
                if let history = try ServiceReader.history(of: request, session) { histories.append(history) }
            }
            return histories
        }
    }

    package func open(after: QueuePlace?, limit: Int) async throws(StoreFailure) -> [ServiceHistory] {
        try await database.read { session throws(StoreFailure) in
            try ServiceReader.open(after: after, limit: limit, session)
        }
    }

    package func escalate(
        _ events: [(request: RowID, event: ServiceEvent)], at now: Moment
    ) async throws(StoreFailure) -> [ServiceNotice] {
        // Most were noted before: only what is news waits for the writer.
        let known = try await database.read { session throws(StoreFailure) -> Set<String> in
            var known: Set<String> = []
            for request in Set(events.map(\.request)) {
                try session.query(Self.known, [.id(request)]) { row in
                    known.insert("\(request) \(row.text(0)) \(row.text(1))")
                }
            }
            return known
        }
        let news = events.filter {
            !known.contains("\($0.request) \($0.event.stage.rawValue) \($0.event.kind.rawValue)")
        }
        guard !news.isEmpty else { return [] }
        return try await database.write(.file) { session throws(StoreFailure) -> [ServiceNotice] in
            var notices: [ServiceNotice] = []
            for (request, event) in news {
                if let notice = try note(request, event, at: now, session) { notices.append(notice) }
            }
            return notices
        }
    }

    package func wake(at now: Moment) async throws(StoreFailure) -> Int {
        let due = try await database.read { session throws(StoreFailure) in
            try session.all(Self.due, [.moment(now)]) { $0.id(0) }
        }
        guard !due.isEmpty else { return 0 }
        return try await database.write(.file) { session throws(StoreFailure) -> Int in
            var woken = 0
            for request in due where try session.execute(Self.wake, [.id(request), .moment(now)]) == 1 {
                woken += 1
                try ChangeRows(rows: rows).event(.woken, on: request, detail: "its time came", at: now, session)
            }
            return woken
        }
    }

    package func settleKept(before: Moment, at now: Moment) async throws(StoreFailure) -> Int {
        let kept = try await database.read { session throws(StoreFailure) in
            try session.all(Self.kept, [.moment(before)]) { $0.id(0) }
        }
        guard !kept.isEmpty else { return 0 }
        return try await database.write(.file) { session throws(StoreFailure) -> Int in
            var settled = 0
            for entry in kept { settled += try session.execute(Self.settle, [.id(entry), .moment(now)]) }
            return settled
        }
    }

    private func note(
        _ request: RowID, _ event: ServiceEvent, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> ServiceNotice? {
        let added = try session.execute(
            Self.insert,
            [
                .id(request), .text(event.stage.rawValue), .text(event.kind.rawValue), .moment(event.at),
                .moment(now),
            ])
        guard added == 1 else { return nil }
        let isBreach = event.kind == .breach
        try ChangeRows(rows: rows).event(
            isBreach ? .overdue : .dueSoon, on: request, detail: event.stage.rawValue, at: now, session)
        for agent in event.people {
            let attention = Attention(
                id: rows.ids.next(), request: request, reason: isBreach ? .overdue : .dueSoon, at: now)
            try AttentionRows.add(attention, stage: event.stage, for: agent, session)
        }
        let found = try session.first(Self.about, [.id(request)]) {
            (number: TrackingNumber($0.text(0)), department: $0.text(1))
        }
        guard let found, let number = found.number else { throw StoreFailure(.damaged, "a request cannot be read") }
        return ServiceNotice(
            request: request, number: number, department: found.department, stage: event.stage, kind: event.kind,
            people: event.people)
    }

    private static let known = SQLStatement("SELECT stage, kind FROM service_event WHERE request = $1")

    private static let about = SQLStatement("SELECT tracking_number, department FROM service_request WHERE id = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO service_event (request, stage, kind, at, noticed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (request, stage, kind) DO NOTHING
        """)

    /// The warnings that `SQLAttentionBook.list` leaves out.
    static let kept = SQLStatement(
        """
        SELECT a.id FROM attention a JOIN service_request s ON s.id = a.request
        WHERE a.settled_at IS NULL AND a.reason = 'due_soon' AND a.at <= $1
            AND (s.status NOT IN ('triage', 'assigned')
                OR (a.stage <> 'resolved' AND EXISTS (
                    SELECT 1 FROM answer n WHERE n.request = a.request AND n.withdrawn_at IS NULL AND NOT EXISTS (
                        SELECT 1 FROM outbox o WHERE o.id = n.id AND (o.state = 'dead' OR o.delivery = 'failed'))))
                OR (a.stage = 'acknowledged' AND EXISTS (
                    SELECT 1 FROM outbox o WHERE o.request = a.request AND o.kind = 'acknowledgement'
                        AND o.state <> 'dead')))
            AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request = a.request AND e.at > $1)
        ORDER BY a.id LIMIT 500
        """)

    private static let settle = SQLStatement(
        "UPDATE attention SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL")

    static let due = SQLStatement(
        "SELECT request FROM work WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1 ORDER BY snoozed_until LIMIT 500"
    )

    private static let wake = SQLStatement(
        "UPDATE work SET snoozed_until = NULL WHERE request = $1 AND snoozed_until <= $2")
}
