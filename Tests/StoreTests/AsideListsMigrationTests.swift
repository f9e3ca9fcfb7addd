import Intake
import Store
import TestKit
import Testing

@Suite("What machines opened is known of requests that stood before the lists were made")
struct AsideListsMigrationTests {
    @Test("whatever became of them", arguments: StoreEngine.allCases)
    func automatic(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let now = Moment(milliseconds: 1_795_300_000_000)
        let older = Schema(migrations: Schema.intake.migrations.filter { $0.number < 64 })
        _ = try await older.migrate(database, at: now)
        let request = SQLStatement(
            once: """
                INSERT INTO service_request (id, tracking_number, title, status, department, queue, priority, rule, reason,
                    channel_kind, channel, language, opened_at)
                VALUES ($1, $2, 't', $3, 'd', 'q', 3, 'r', 'r', 'email', 'e', 'en', 1)
                """)
        let message = SQLStatement(
            once: """
                INSERT INTO message (id, channel_kind, channel, request, sender_kind, sender, is_sender_verified, recipient,
                    text, language, automatic, is_spam, is_unconfirmed, digest, fingerprint, arrived_at)
                VALUES ($1, 'email', 'e', $2, 'email', 's', 0, 'r', 't', 'en', $3, 0, 0, $4, $4, 1)
                """)
        let rows: [(status: String, first: String?)] = [
            ("set_aside", "bulk"), ("triage", "bulk"), ("resolved", "bulk"), ("triage", nil),
        ]
        try await database.write(.keep) { session throws(StoreFailure) in
            for (index, row) in rows.enumerated() {
                let id = Int64(index + 1)
                try session.execute(request, [.int64(id), .text("A\(id)"), .text(row.status)])
                try session.execute(message, [.int64(2 * id), .int64(id), .optional(row.first), .bytes([1])])
                // What came later says nothing of who opened it.
                try session.execute(message, [.int64(2 * id + 1), .int64(id), .text("bulk"), .bytes([1])])
            }
        }
        _ = try await Schema.intake.migrate(database, at: now)
        let read = SQLStatement(once: "SELECT is_automatic FROM service_request ORDER BY id")
        let marks = try await database.read { session throws(StoreFailure) in
            try session.all(read, []) { $0.int(0) }
        }
        #expect(marks == [1, 1, 1, 0])
        await database.close()
    }
}
