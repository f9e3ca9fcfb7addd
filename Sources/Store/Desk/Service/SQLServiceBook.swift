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
    ) async throws(StoreFailure) -> Int {
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
        guard !news.isEmpty else { return 0 }
        return try await database.write(.file) { session throws(StoreFailure) -> Int in
            var added = 0
            for (request, event) in news where try note(request, event, at: now, session) { added += 1 }
            return added
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

    private func note(
        _ request: RowID, _ event: ServiceEvent, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let added = try session.execute(
            Self.insert,
            [
                .id(request), .text(event.stage.rawValue), .text(event.kind.rawValue), .moment(event.at),
                .moment(now),
            ])
        guard added == 1 else { return false }
        let isBreach = event.kind == .breach
        try ChangeRows(rows: rows).event(
            isBreach ? .overdue : .dueSoon, on: request, detail: event.stage.rawValue, at: now, session)
        if isBreach {
            try AttentionRows.add(
                Attention(id: rows.ids.next(), request: request, reason: .overdue, at: now), session)
        }
        return true
    }

    private static let known = SQLStatement("SELECT stage, kind FROM service_event WHERE request = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO service_event (request, stage, kind, at, noticed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (request, stage, kind) DO NOTHING
        """)

    static let due = SQLStatement(
        "SELECT request FROM work WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1 ORDER BY snoozed_until LIMIT 500"
    )

    private static let wake = SQLStatement(
        "UPDATE work SET snoozed_until = NULL WHERE request = $1 AND snoozed_until <= $2")
}
