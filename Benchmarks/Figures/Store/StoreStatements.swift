import Intake
import Store

/// The statements that `figures store` runs: rows of the size that keeping a mail writes.
struct StoreStatements: Sendable {
    let name: String
    let step: @Sendable (any SQLSession, Int64) throws(StoreFailure) -> Void

    static let tables = """
        CREATE TABLE thing (
            id {int64} NOT NULL PRIMARY KEY, channel TEXT NOT NULL, source TEXT NOT NULL, lane TEXT NOT NULL,
            state {int64} NOT NULL, arrived_ms {int64} NOT NULL, content {bytes}
        ) {table};
        CREATE UNIQUE INDEX thing_source ON thing (channel, source);
        CREATE TABLE entry (id {int64} NOT NULL PRIMARY KEY, thing {int64} NOT NULL, kind TEXT NOT NULL) {table};
        """
    private static let insertThing = SQLStatement(
        """
        INSERT INTO thing (id, channel, source, lane, state, arrived_ms, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (channel, source) DO NOTHING
        """)
    private static let insertEntry = SQLStatement("INSERT INTO entry (id, thing, kind) VALUES ($1, $2, $3)")
    private static let selectThing = SQLStatement("SELECT id, lane, state FROM thing WHERE id = $1")
    private static let selectSource = SQLStatement("SELECT id FROM thing WHERE channel = $1 AND source = $2")
    private static let update = SQLStatement("UPDATE thing SET state = $2 WHERE id = $1")
    private static let content = [UInt8](repeating: 65, count: 1_500)

    static let all = [
        StoreStatements(name: "insert, 3 columns") { session, id throws(StoreFailure) in
            _ = try session.execute(insertEntry, [.int64(id), .int64(id), "opened"])
        },
        StoreStatements(name: "insert, 7 columns, 1.5 KB, unique text index") { session, id throws(StoreFailure) in
            _ = try session.execute(insertThing, thing(id))
        },
        StoreStatements(name: "select by key") { session, id throws(StoreFailure) in
            _ = try session.first(selectThing, [.int64(id)]) { row in (row.int64(0), row.text(1), row.int64(2)) }
        },
        StoreStatements(name: "select by unique text index") { session, id throws(StoreFailure) in
            _ = try session.first(selectSource, ["email-311", .text("support/1700000000/\(id)")]) { $0.int64(0) }
        },
        StoreStatements(name: "update by key") { session, id throws(StoreFailure) in
            _ = try session.execute(update, [.int64(id), 1])
        },
        StoreStatements(name: "savepoint and release") { session, _ throws(StoreFailure) in
            try session.savepoint { () throws(StoreFailure) in }
        },
        StoreStatements(name: "savepoint, insert of 3 columns, release") { session, id throws(StoreFailure) in
            try session.savepoint { () throws(StoreFailure) in
                _ = try session.execute(insertEntry, [.int64(id + 1 << 40), .int64(id), "opened"])
            }
        },
    ]

    private static func thing(_ id: Int64) -> [SQLValue] {
        [
            .int64(id), "email-311", .text("support/1700000000/\(id)"), "resident@example.org", 0,
            .int64(1_772_366_400_000 + id), .bytes(content),
        ]
    }

    /// Runs it in bodies of 256 for about so long; gives how often, and one's CPU time on the writer's thread,
    /// without the commits.
    func measure(_ database: SQLiteDatabase, seconds: Double) async throws -> (count: Int, each: Duration) {
        var next: Int64 = 1
        var spent = Duration.zero
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            let first = next
            spent += try await database.write(.file) { [step] session throws(StoreFailure) in
                let start = ThreadClock.now()
                for id in first..<(first + 256) { try step(session, id) }
                return ThreadClock.now() - start
            }
            next += 256
        }
        return (Int(next - 1), spent / Int(next - 1))
    }

    private static let ids = RowIDSource(clock: SystemWallClock())

    /// Writes bodies of so many rows, one after the other, and gives how long each took to be durable.
    static func write(
        _ database: SQLiteDatabase, rows: Int, until end: ContinuousClock.Instant
    ) async throws -> [Duration] {
        var latencies: [Duration] = []
        while ContinuousClock.now < end {
            let start = ContinuousClock.now
            let id = ids.next().rawValue
            let others = (1..<rows).map { _ in ids.next().rawValue }
            try await database.write(.keep) { session throws(StoreFailure) in
                try session.execute(insertThing, thing(id))
                for other in others { try session.execute(insertEntry, [.int64(other), .int64(id), "opened"]) }
            }
            latencies.append(ContinuousClock.now - start)
        }
        return latencies
    }
}
