import Intake
import Store
import TestKit
import Testing

@Suite(
    "Reads that somebody gives up",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: there is no server to wait for"))
struct GivenUpReadTests {
    private static let sleep = SQLStatement(once: "SELECT CAST(pg_sleep(600) AS TEXT)")
    private static let sleepers = SQLStatement(
        once: """
            SELECT CAST(COUNT(*) AS BIGINT) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event = 'PgSleep'
            """)

    private func sleepers(_ database: PostgresDatabase) async throws -> Int? {
        try await database.read { session throws(StoreFailure) in try session.first(Self.sleepers, []) { $0.int(0) } }
    }

    private func sleep(_ database: PostgresDatabase, isGivenUp: Bool) -> Task<StoreFailure?, Never> {
        Task {
            await GivenUpReads.$areAllowed.withValue(isGivenUp) {
                do throws(StoreFailure) {
                    _ = try await database.read { session throws(StoreFailure) in
                        try session.first(Self.sleep, []) { $0.text(0) }
                    }
                    return nil
                } catch {
                    return error
                }
            }
        }
    }

    @Test("end at once, and the server's work on them soon after; the next read is as ever")
    func givenUp() async throws {
        let folder = try TemporaryFolder()
        let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: false)
        var settings = PostgresSettings()
        settings.readers = 2
        settings.statementTimeout = .seconds(600)
        let database = try await PostgresDatabase.open(url, purpose: .read, settings: settings)
        let reading = sleep(database, isGivenUp: true)
        try await eventually { try await sleepers(database) == 1 }
        reading.cancel()
        #expect(await reading.value == StoreFailure(.unavailable, "whoever asked has given up"))
        try await eventually { try await sleepers(database) == 0 }
        await database.close()
    }

    @Test("are those only of whoever may give up: others finish what they have in hand")
    func finished() async throws {
        let folder = try TemporaryFolder()
        let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: false)
        let database = try await PostgresDatabase.open(url, purpose: .read)
        let reading = sleep(database, isGivenUp: false)
        try await eventually { try await sleepers(database) == 1 }
        reading.cancel()
        let name = PostgresServer.database(of: folder.path)
        #expect(try await sleepers(database) == 1)
        try await BlockingWork.run {
            try PostgresServer.shared().run(
                """
                SELECT pg_cancel_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event = 'PgSleep'
                """, in: name)
        }
        #expect(await reading.value?.detail.contains("57014") == true)
        await database.close()
    }
}
