import Intake
import Store
import TestKit
import Testing

/// What only PostgreSQL does.
@Suite(
    "PostgreSQL's own ways",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: the store's suites run on SQLite alone"))
struct PostgresDatabaseTests {
    private func url(_ folder: TemporaryFolder) async throws -> PostgresURL {
        try await PostgresDatabases.shared.url(of: folder, isMigrated: false)
    }

    @Test(
        "several nodes serve a database, each with a writer slot of its own; commands have none, and readers write nothing"
    )
    func slots() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let first = try await PostgresDatabase.open(url, purpose: .serve)
        try await Notes.make(in: first)
        let second = try await PostgresDatabase.open(url, purpose: .serve)
        #expect([first.slot, second.slot] == [0, 1])
        let command = try await PostgresDatabase.open(url, purpose: .work)
        #expect(command.slot == nil)
        try await Notes.add(1, to: command)
        await command.close()
        let reader = try await PostgresDatabase.open(url, purpose: .read)
        #expect(try await Notes.ids(in: reader) == [1])
        let refused = await #expect(throws: StoreFailure.self) { try await Notes.add(2, to: reader) }
        #expect(refused?.code == .refused)
        await reader.close()
        await first.close()
        try await eventually {
            let next = try await PostgresDatabase.open(url, purpose: .serve)
            await next.close()
            return next.slot == 0
        }
        await second.close()
    }

    @Test("two that read what the other writes are run one after the other")
    func serialisation() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let databases = [
            try await PostgresDatabase.open(url, purpose: .work), try await PostgresDatabase.open(url, purpose: .work),
        ]
        try await Notes.make(in: databases[0])
        // Each adds the number of rows that it sees: only one after the other do they come to 1, 2, 3, …
        try await withThrowingTaskGroup(of: Void.self) { group in
            for database in databases {
                group.addTask {
                    for _ in 0..<25 {
                        try await database.write(.file) { session throws(StoreFailure) in
                            let count = try session.first(Notes.count, []) { $0.int(0) } ?? 0
                            _ = try session.execute(Notes.insert, [.int(count + 1), .text("word \(count)")])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await Notes.ids(in: databases[0]) == Array(1...50))
        for database in databases { await database.close() }
    }

    @Test("connections that the server ends are made again, and no write is lost or doubled")
    func reconnecting() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let database = try await PostgresDatabase.open(url, purpose: .work)
        try await Notes.make(in: database)
        let server = try PostgresServer.shared()
        let cut =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
            + "AND pid <> pg_backend_pid()"
        for id in 1...20 {
            if id % 5 == 0 { try await cutAll(server, folder, cut) }
            try await eventually {
                do throws(StoreFailure) {
                    try await Notes.add(id, to: database)
                    return true
                } catch {
                    // Undone, or kept in a commit of which nobody could tell: then it is there already.
                    guard error.mayPass || error.code == .refused else { throw error }
                    return error.code == .refused
                }
            }
        }
        #expect(try await Notes.ids(in: database) == Array(1...20))
        await database.close()
    }

    @Test(
        "a transaction that comes late to its commit is undone, and so is what waited too long; a migration takes its time"
    )
    func late() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        for (wait, transaction) in [(Duration.seconds(20), Duration.zero), (.zero, .seconds(35))] {
            var settings = PostgresSettings()
            (settings.longestWait, settings.longestTransaction) = (wait, transaction)
            let database = try await PostgresDatabase.open(url, purpose: .work, settings: settings)
            if transaction == .zero { try await Notes.make(in: database) }
            let late = await #expect(throws: StoreFailure.self) { try await Notes.add(1, to: database) }
            #expect(late?.code == .unavailable)
            #expect(try await Notes.ids(in: database).isEmpty)
            await database.close()
        }
    }

    @Test("a node that starts while another migrates waits for it, however long that takes")
    func migrating() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        var settings = PostgresSettings()
        (settings.statementTimeout, settings.slack) = (.milliseconds(200), .zero)
        // The time is the server's: it must be longer than a node otherwise waits for an answer.
        let schema = Schema(
            migrations: [Migration(1, "slow", Notes.table + "SELECT CAST(pg_sleep(1) AS TEXT);")])
        let ran = Collected<[Int]>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask { [settings] in
                    let database = try await PostgresDatabase.open(url, purpose: .work, settings: settings)
                    ran.add(try await schema.migrate(database, at: Moment(milliseconds: 0)))
                    await database.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(ran.all.flatMap { $0 } == [1])
    }

    private func cutAll(_ server: PostgresServer, _ folder: TemporaryFolder, _ cut: String) async throws {
        let name = PostgresServer.database(of: folder.path)
        try await BlockingWork.run { try server.run(cut, in: name) }
    }

    @Test("what another process wrote is heard of, each row once")
    func heard() async throws {
        let folder = try TemporaryFolder()
        let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: true)
        let gateway = try await PostgresDatabase.open(url, purpose: .serve)
        // At first anything may have changed.
        try await eventually { gateway.changes.take().isOverflowing }
        let command = try await PostgresDatabase.open(url, purpose: .work)
        let note = SQLStatement(
            once: """
                INSERT INTO note (id, request, author, author_name, form, text, written_at)
                VALUES ($1, 1, 1, 'Ann', $2, 'x', 1)
                """)
        let heard = Collected<Int64>()
        for id in 1...3 {
            try await command.write(.file) { session throws(StoreFailure) in
                _ = try session.execute(note, [.int(id), .text("form \(id)")])
            }
            try await eventually {
                for id in gateway.changes.take().ids[.note] ?? [] { heard.add(id) }
                return heard.all.count >= id
            }
        }
        #expect(heard.all == [1, 2, 3])
        await command.close()
        await gateway.close()
    }
}
