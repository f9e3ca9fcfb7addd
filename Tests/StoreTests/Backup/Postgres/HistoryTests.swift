import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// A database that was taken back in time is not served until that was settled; one that was not, is.
@Suite("A database's history", .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct HistoryTests {
    private let place: TemporaryFolder
    private let scene: PostgresCity

    init() async throws {
        place = try TemporaryFolder()
        scene = try await PostgresCity()
        // It holds a slot of its own.
        await scene.city.database.close()
    }

    private func open(_ node: String = "node") async throws -> PostgresDatabase {
        let database = try await PostgresDatabase.open(
            scene.url, purpose: .serve, witness: HistoryWitness(folder: place.path(node)))
        do {
            try await database.witnessed()
            return database
        } catch {
            await database.close()
            throw error
        }
    }

    private func serve(_ node: String = "node") async throws { await (try await open(node)).close() }

    private func refusal(_ node: String = "node") async throws -> String {
        try #require(await #expect(throws: StoreFailure.self) { try await serve(node) }).detail
    }

    private func settle() async throws -> StoreSettling.Settled {
        let database = try await StoreSide.postgres(scene.url).open(.move)
        let blobs = try BlobFolder(folder: scene.city.folder.path)
        do {
            let settled = try await StoreSettling(database: database, blobs: blobs, clock: scene.city.clock).settle()
            await database.close()
            await blobs.close()
            return settled
        } catch {
            await database.close()
            throw error
        }
    }

    @Test(
        "what it acknowledged is not there",
        arguments: ["UPDATE history_witness SET number = number - 1", "DELETE FROM history_witness"])
    func wentBack(_ sql: String) async throws {
        for _ in 0..<3 { try await serve() }
        try scene.aside(sql)
        // Another machine has seen nothing.
        try await serve("new")
        #expect(try await refusal().contains("acknowledged to this node"))
        for node in ["new", "newer"] { #expect(try await refusal(node).contains("acknowledged to another node")) }
        #expect(try await refusal().contains("stop all nodes and run `intake restore --settle`"))
        _ = try await settle()
        for node in ["node", "new", "newer", "node"] { try await serve(node) }
    }

    @Test("back to before the settling of another time, it is found out, too")
    func twice() async throws {
        for _ in 0..<3 { try await serve() }
        try scene.aside(
            "CREATE TABLE h AS SELECT * FROM store_history; CREATE TABLE w AS SELECT * FROM history_witness")
        try await serve()
        _ = try await settle()
        try await serve()
        try scene.aside(
            """
            UPDATE store_history SET number = h.number FROM h; DELETE FROM history_witness;
            INSERT INTO history_witness SELECT * FROM w; DROP TABLE h; DROP TABLE w
            """)
        #expect(try await refusal().contains("--settle"))
    }

    @Test("a node that runs finds it out when it connects again, and ends where the history is another by then")
    func running() async throws {
        let database = try await open()
        try scene.aside("UPDATE history_witness SET number = number - 1")
        try endConnections()
        // The first may still meet the broken connection.
        try await eventually {
            do throws(StoreFailure) {
                try await database.witnessed()
                return false
            } catch {
                return error.detail.contains("--settle")
            }
        }
        #expect(!database.news.isSuperseded)
        _ = try await settle()
        try await eventually {
            _ = try? await database.witnessed()
            return database.news.isSuperseded
        }
        await database.close()
        try await serve()
    }

    @Test("what one node finds out holds up the others, which run, until it is settled")
    func heldUp() async throws {
        try await serve("a")
        let other = try await open("b")
        #expect(try await other.doubts().contains { $0.contains("--settle") } == false)
        let node = try String(contentsOfFile: place.path("a/postgres-history"), encoding: .utf8).prefix { $0 != "\n" }
        try scene.aside("UPDATE history_witness SET number = 0 WHERE node = \(node)")
        _ = try await refusal("a")
        #expect(other.news.loss == nil)
        await #expect(throws: StoreFailure.self) { try await other.witnessed() }
        #expect(other.news.loss?.detail.contains("--settle") == true)
        // Whoever writes, whatever.
        try await eventually {
            do throws(StoreFailure) {
                try await other.write(.keep) { _ in }
                return false
            } catch {
                return error.detail.contains("acknowledged to another node")
            }
        }
        #expect(try await other.doubts().contains { $0.contains("--settle") })
        #expect(!other.news.isSuperseded)
        _ = try await settle()
        try await eventually {
            _ = try? await other.witnessed()
            return other.news.isSuperseded
        }
        await other.close()
        for node in ["a", "b"] { try await serve(node) }
    }

    /// Makes the database what the last program without histories would have made.
    private func makeOlder() async throws {
        try scene.aside("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        let database = try await PostgresDatabase.open(scene.url, purpose: .work)
        let older = Schema(migrations: Array(Schema.intake.migrations.prefix { $0.name != "histories" }))
        try await older.migrate(database, at: scene.city.clock.now())
        await database.close()
    }

    @Test("back to before there were histories, it is found out, and left as it is", arguments: [false, true])
    func beforeHistories(_ isOldFile: Bool) async throws {
        try await serve()
        if isOldFile {
            // As the first program with histories wrote it.
            let file = place.path("node/postgres-history")
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("schema \(Schema.intake.newest)\n"))
            try text.replacing(#/schema \d+\n/#, with: "").write(toFile: file, atomically: true, encoding: .utf8)
        }
        try await makeOlder()
        for node in ["node", "new"] { #expect(try await refusal(node).contains("--settle")) }
        let steps = Array(44...Schema.intake.newest)
        #expect(try await settle().steps == steps)
        for node in ["node", "new"] { try await serve(node) }
    }

    @Test("an empty database, and one that an older program made for somebody else, are served")
    func foreign() async throws {
        try await serve()
        let folder = try TemporaryFolder()
        let empty = try await PostgresDatabases.shared.url(of: folder, isMigrated: false)
        let database = try await PostgresDatabase.open(
            empty, purpose: .serve, witness: HistoryWitness(folder: place.path("node")))
        let steps = try await Schema.intake.migrate(database, at: scene.city.clock.now())
        #expect(steps.count == Schema.intake.newest)
        try await database.witnessed()
        await database.close()
        try await makeOlder()
        let other = try await PostgresDatabase.open(
            scene.url, purpose: .serve, witness: HistoryWitness(folder: place.path("new")))
        try await Schema.intake.migrate(other, at: scene.city.clock.now())
        try await other.witnessed()
        await other.close()
    }

    @Test("a crash between the commit and the file is no loss; neither is another database under the same settings")
    func innocent() async throws {
        try await serve()
        try scene.aside("UPDATE history_witness SET number = number + 1")
        try await serve()
        try scene.aside("DELETE FROM history_witness; DELETE FROM store_history")
        for _ in 0..<2 { try await serve() }
        try Data("half of".utf8).write(to: URL(filePath: place.path("node/postgres-history")))
        try await serve()
    }

    @Test("settled, what waited is unknown, sessions are over, chats go on far above, and lost blobs are named")
    func settled() async throws {
        let city = try await SmallCity(.postgres)
        let url = try await PostgresDatabases.shared.url(of: city.folder, isMigrated: true)
        let chat = try await city.beginChat()
        try await city.send(.chat(chat, "A pothole"), on: SmallCity.chat)
        let mail = try await city.send(.mail("ann@example.org", String(repeating: "x", count: 70_000)))
        let blob = try #require(try await city.column("SELECT blob FROM raw WHERE received = \(mail)").first)
        let side = StoreSide.postgres(url)
        let last = try await city.column("SELECT last_sequence FROM chat_session WHERE id = \(chat)").first ?? ""
        await city.database.close()
        try await side.run(
            """
            INSERT INTO staff_session (id, account, token_hash, stage, browser, began_at, seen_at)
            VALUES (1, 1, '\\x00', 'signed_in', '', 1, 1)
            """)
        let database = try await side.open(.move)
        let blobs = try BlobFolder(folder: place.path("nowhere"))
        let settled = try await StoreSettling(database: database, blobs: blobs, clock: city.clock).settle()
        await database.close()
        await blobs.close()
        #expect(settled.missing == [try #require(BlobID(blob))])
        #expect(settled.ledgerFaults == [] && settled.unsent >= 1)
        #expect(try await side.column("SELECT COUNT(*) FROM outbox WHERE state = 'pending'") == ["0"])
        #expect(try await side.column("SELECT COUNT(*) FROM staff_session") == ["0"])
        #expect(
            try await side.column("SELECT last_sequence - \(last) FROM chat_session WHERE id = \(chat)") == ["1000000"])
        #expect(try await side.column("SELECT COUNT(*) FROM audit WHERE action = 'store.restored'") == ["1"])
    }

    @Test("not while a node serves it, and not for the embedded engine")
    func refused() async throws {
        let database = try await open()
        let served = await #expect(throws: StoreFailure.self) {
            let other = try await StoreSide.postgres(scene.url).open(.move, patience: .zero)
            await other.close()
        }
        #expect(served?.code == .unavailable)
        await database.close()
        let embedded = try SQLiteDatabase(folder: place.path, purpose: .move)
        let blobs = try BlobFolder(folder: place.path)
        let failure = await #expect(throws: StoreFailure.self) {
            try await StoreSettling(database: embedded, blobs: blobs, clock: scene.city.clock).settle()
        }
        #expect(failure?.code == .refused)
        await embedded.close()
        await blobs.close()
    }

    private func endConnections() throws {
        try scene.aside(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
    }
}
