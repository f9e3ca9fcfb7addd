import Intake
import TestKit
import Testing

@testable import Store

/// What is moved is what the schema has: a table of a later migration is moved without anybody's thinking of it, or this fails.
@Suite("Tables that are moved")
struct TableCatalogueTests {
    private func catalogue(_ engine: StoreEngine) async throws -> (moved: [TableShape], all: Set<String>) {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        _ = try await Schema.intake.migrate(database, at: FakeWallClock().now())
        let found = try await database.read { session throws(StoreFailure) in
            let catalogue = try TableCatalogue(session)
            return (moved: try catalogue.moved(), all: catalogue.names)
        }
        await database.close()
        return found
    }

    @Test("every table that a migration makes but the schema's own book", arguments: StoreEngine.allCases)
    func all(_ engine: StoreEngine) async throws {
        let found = try await catalogue(engine)
        let made = Schema.intake.migrations.map(\.text).joined().matches(of: #/CREATE TABLE ([a-z_]+)/#)
        let names = Set(made.map { String($0.1) })
        #expect(names.count > 60)
        #expect(Set(found.moved.map(\.name)) == names)
        // What nodes tell each other, by what they know their commits again, and the database's own history.
        let own: Set<String> =
            engine == .sqlite
            ? [] : ["row_change", "commit_mark", "store_history", "history_witness", "backup_taken"]
        #expect(found.all.subtracting(names) == own.union(["schema_migration"]))
    }

    @Test("both engines have the same columns of the same kinds under the same keys")
    func alike() async throws {
        guard StoreEngine.allCases.contains(.postgres) else { return }
        let (sqlite, postgres) = (try await catalogue(.sqlite), try await catalogue(.postgres))
        #expect(sqlite.moved == postgres.moved)
        let identity = try #require(sqlite.moved.first { $0.name == "identity" })
        #expect(identity.key.map { identity.columns[$0].name } == ["kind", "address"])
    }

    @Test("none refers to another: they may be filled in any order")
    func independent() async throws {
        let folder = try TemporaryFolder()
        let database = try await StoreEngine.sqlite.open(folder, isMigrated: true)
        _ = try await Schema.intake.migrate(database, at: FakeWallClock().now())
        let references = try await database.read { session throws(StoreFailure) in
            try session.all(
                SQLStatement(once: "SELECT t.name FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f"), []
            ) { $0.text(0) }
        }
        #expect(references == [])
        await database.close()
    }
}
