import Foundation
import Intake
import Store
import TestKit
import Testing

@Suite("A database that is filled in one go")
struct FillingDatabaseTests {
    private let folder: TemporaryFolder
    private let clock = FakeWallClock()

    init() throws { folder = try TemporaryFolder() }

    private var data: String { folder.path("data") }

    private func city() throws -> GeneratedCity {
        var lights = RequestType(
            code: "light", names: [.english: "Street light"], department: "Works", queue: "works")
        lights.resolvedHours = 8
        return GeneratedCity(
            contacts: 300, seed: 3, firstDay: "2026-02-20", lastDay: "2026-03-12",
            channels: [ChannelKind.email, .chat, .phone].map { ChannelName(kind: $0, id: "\($0.rawValue)-main") },
            types: [lights], calendar: try #require(CityCalendar(timeZone: "America/New_York")))
    }

    /// All rows of all tables but the dates of migrations, and all that the schema names.
    private func contents(_ database: any SQLDatabase) async throws -> [String: [String]] {
        let tables = SQLStatement(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'schema_migration' ORDER BY name")
        return try await database.read { session throws(StoreFailure) in
            var found = [
                "schema": try session.all(
                    SQLStatement(
                        "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1"), []
                ) { $0.text(0) }
            ]
            for table in try session.all(tables, [], { $0.text(0) }) {
                let columns = try session.all(
                    SQLStatement(once: "SELECT name FROM pragma_table_info('\(table)')"), []
                ) { "quote(\"\($0.text(0))\")" }
                let row = columns.joined(separator: " || '|' || ")
                found[table] = try session.all(
                    SQLStatement(once: "SELECT \(row) FROM \"\(table)\" ORDER BY 1"), []
                ) { $0.text(0) }
            }
            return found
        }
    }

    @Test("has the rows and the indexes that it would have got one by one")
    func same() async throws {
        let filling = try FillingDatabase(folder: data)
        let indexes = try await filling.lay(.intake, at: clock.now())
        #expect(indexes.count > 50)
        #expect(try await CityGenerator(database: filling, city: city()).run() == 300)
        try await filling.finish(indexes)
        let filled = try SQLiteDatabase(folder: data, purpose: .serve)
        let found = try await contents(filled)
        await filled.close()

        let usual = try SQLiteDatabase(folder: folder.path("usual"), purpose: .serve)
        try await Schema.intake.migrate(usual, at: clock.now())
        _ = try await CityGenerator(database: usual, city: city()).run()
        let expected = try await contents(usual)
        await usual.close()
        #expect(found.keys.sorted() == expected.keys.sorted())
        for (table, rows) in expected {
            #expect(found[table] == rows, "\(table) differs")
        }
        #expect(expected["service_request", default: []].count > 100)
        #expect(!FileManager.default.fileExists(atPath: data + "/filling"))
    }

    @Test("what was not finished is no store, and the next attempt begins without it")
    func unfinished() async throws {
        let first = try FillingDatabase(folder: data)
        _ = try await first.lay(.intake, at: clock.now())
        _ = try await CityGenerator(database: first, city: city()).run()
        await first.close()
        #expect(FillingDatabase.isPossible(in: data))
        #expect(throws: StoreFailure.self) { _ = try SQLiteDatabase(folder: data, purpose: .read) }
        let second = try FillingDatabase(folder: data)
        let indexes = try await second.lay(.intake, at: clock.now())
        try await second.finish(indexes)
        let store = try SQLiteDatabase(folder: data, purpose: .read)
        try await Schema.intake.requireCurrent(store)
        let contacts = try await contents(store)["contact"]
        #expect(contacts?.isEmpty == true)
        await store.close()
    }

    @Test("what a killed one left is gone once a gateway serves; a running one's is not touched")
    func left() async throws {
        let running = try FillingDatabase(folder: data)
        _ = try await running.lay(.intake, at: clock.now())
        #expect { _ = try SQLiteDatabase(folder: data, purpose: .serve) } throws: {
            ($0 as? StoreFailure)?.code == .unavailable
        }
        #expect(FileManager.default.fileExists(atPath: data + "/filling/intake.sqlite"))
        // As the kernel leaves it: without its lock, and with its files.
        await running.close()
        #expect(FileManager.default.fileExists(atPath: data + "/filling/intake.sqlite"))
        let serving = try SQLiteDatabase(folder: data, purpose: .serve)
        #expect(!FileManager.default.fileExists(atPath: data + "/filling"))
        await serving.close()
    }

    @Test("neither over a store nor beside a gateway")
    func refused() async throws {
        let first = try FillingDatabase(folder: data)
        #expect { _ = try FillingDatabase(folder: data) } throws: { ($0 as? StoreFailure)?.code == .unavailable }
        try await first.finish(try await first.lay(.intake, at: clock.now()))
        #expect { _ = try FillingDatabase(folder: data) } throws: { ($0 as? StoreFailure)?.code == .refused }
    }
}
