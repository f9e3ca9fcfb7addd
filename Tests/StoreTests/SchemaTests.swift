import Intake
import Store
import TestKit
import Testing

@Suite("The schema is brought up to date")
struct SchemaTests {
    private static let now = Moment(milliseconds: 1_772_366_400_000)
    private static let one = Migration(1, "notes", Notes.table)
    /// Semicolons and quotes wherever a naive split would cut.
    private static let two = Migration(
        2, "tricky",
        """
        -- a comment; with a semicolon and a ' quote
        CREATE TABLE tricky (id {int64} NOT NULL PRIMARY KEY, word TEXT NOT NULL DEFAULT 'a;b''; {int64} $1') {table};
        /* one; more */
        INSERT INTO tricky (id) VALUES (1);
        INSERT INTO tricky (id, word) VALUES (2, ';')
        """)

    private static func tables(_ database: any SQLDatabase) async throws -> [String] {
        let text =
            switch database.dialect.engine {
            case .sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            case .postgres: "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
            }
        let statement = SQLStatement(once: text)
        return try await database.read { session throws(StoreFailure) in try session.all(statement, []) { $0.text(0) } }
    }

    @Test("All steps run once, in order", arguments: StoreEngine.allCases)
    func fromEmpty(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let schema = Schema(migrations: [Self.one, Self.two])
        #expect(try await schema.migrate(database, at: Self.now) == [1, 2])
        #expect(try await schema.migrate(database, at: Self.now) == [])
        try await schema.requireCurrent(database)
        let statement = SQLStatement(once: "SELECT word FROM tricky ORDER BY id")
        let words = try await database.read { session throws(StoreFailure) in
            try session.all(statement, []) { $0.text(0) }
        }
        #expect(words == ["a;b'; {int64} $1", ";"])
        await database.close()
    }

    @Test("A step that fails leaves nothing; the next start goes on there", arguments: StoreEngine.allCases)
    func resumed(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let broken = Migration(
            2, "tricky", "CREATE TABLE half (id {int64} PRIMARY KEY) {table}; CREATE TABLE half (id {int64});")
        let failure = await #expect(throws: StoreFailure.self) {
            try await Schema(migrations: [Self.one, broken]).migrate(database, at: Self.now)
        }
        #expect(failure?.code == .refused)
        #expect(try await Self.tables(database) == ["note", "schema_migration"])
        #expect(try await Schema(migrations: [Self.one, Self.two]).migrate(database, at: Self.now) == [2])
        await database.close()
    }

    @Test("A database newer than the binary, or with another history, is refused", arguments: StoreEngine.allCases)
    func refused(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Schema(migrations: [Self.one, Self.two]).migrate(database, at: Self.now)
        let newer = await #expect(throws: StoreFailure.self) {
            try await Schema(migrations: [Self.one]).migrate(database, at: Self.now)
        }
        #expect(newer?.code == .damaged)
        #expect(newer?.detail.contains("newer binary") == true)
        let other = await #expect(throws: StoreFailure.self) {
            try await Schema(migrations: [Self.one, Migration(2, "other", "")]).migrate(database, at: Self.now)
        }
        #expect(other?.code == .damaged)
        let older = await #expect(throws: StoreFailure.self) {
            try await Schema(migrations: [Self.one, Self.two, Migration(3, "more", "")]).requireCurrent(database)
        }
        #expect(older?.detail.contains("schema 2") == true)
        await database.close()
    }

    @Test("A command that finds no schema says what to do", arguments: StoreEngine.allCases)
    func noSchema(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let failure = await #expect(throws: StoreFailure.self) { try await Schema.intake.requireCurrent(database) }
        #expect(failure?.detail.contains("intake serve") == true)
        await database.close()
    }

    @Test("The binary's own schema counts from 1 without gaps, and runs", arguments: StoreEngine.allCases)
    func own(_ engine: StoreEngine) async throws {
        #expect(Schema.intake.migrations.map(\.number) == Array(1...Schema.intake.newest))
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder, isMigrated: true)
        try await Schema.intake.migrate(database, at: Self.now)
        try await Schema.intake.requireCurrent(database)
        await database.close()
    }
}
