import Intake
import Store
import TestKit
import Testing

@Suite("A session runs statements")
struct SessionTests {
    static let values: [SQLValue] = [
        .null, .int64(0), .int64(.min), .int64(.max), .double(0.1), .double(-1e300), .text(""), .text("K7Q-4MD"),
        .text("çà 高 🏙"), .text(String(repeating: "é", count: 200_000)), .bytes([]), .bytes([0, 1, 255]),
        .bytes([UInt8](repeating: 7, count: 1_000_000)),
    ]
    private static let echo = SQLStatement("SELECT $1, $1 IS NULL")
    /// Of a NULL alone PostgreSQL cannot tell the kind.
    private static let echoOfText = SQLStatement("SELECT CAST($1 AS TEXT), CAST($1 AS TEXT) IS NULL")

    @Test("Values come back as they went in", arguments: StoreEngine.allCases, values)
    func roundTrip(_ engine: StoreEngine, _ value: SQLValue) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(value == .null ? Self.echoOfText : Self.echo, [value]) { row -> SQLValue in
                #expect(row.isNull(0) == (value == .null))
                #expect(row.flag(1) == (value == .null))
                return switch value {
                case .null: SQLValue.null
                case .int64: .int64(row.int64(0))
                case .double: .double(row.double(0))
                case .text: .text(row.text(0))
                case .bytes: .bytes(row.bytes(0))
                }
            }
        }
        #expect(found == value)
        await database.close()
    }

    @Test("U+0000 in a text becomes U+FFFD", arguments: StoreEngine.allCases)
    func zeroCharacter(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.echo, [.text("a\0b\0")]) { $0.text(0) }
        }
        #expect(found == "a\u{FFFD}b\u{FFFD}")
        await database.close()
    }

    @Test("A parameter's number counts, not its place", arguments: StoreEngine.allCases)
    func numberedParameters(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let statement = SQLStatement("SELECT $2, $1, $2, '$1', $10, $3 + $4 + $5 + $6 + $7 + $8 + $9")
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(statement, ["one", "two", 3, 4, 5, 6, 7, 8, 9, "ten"]) { row in
                [row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), "\(row.int(5))"]
            }
        }
        #expect(found == ["two", "one", "two", "$1", "ten", "42"])
        await database.close()
    }

    @Test("Changes are counted, and a batch keeps its order", arguments: StoreEngine.allCases)
    func changes(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        let changes = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute([
                SQLStep(Notes.insert, [1, "a"]), SQLStep(Notes.insert, [2, "b"]), SQLStep(Notes.insert, [3, "c"]),
                SQLStep(Notes.delete, [2]), SQLStep(Notes.delete, [100]),
            ])
        }
        #expect(changes == [1, 1, 1, 2, 0])
        let words = try await database.read { session throws(StoreFailure) in
            var words: [String] = []
            try session.query([SQLStep(Notes.word, [1]), SQLStep(Notes.word, [2]), SQLStep(Notes.ids, [])]) {
                index, row in
                words.append("\(index) \(row.text(0))")
            }
            return words
        }
        #expect(words == ["0 a", "2 1"])
        await database.close()
    }

    @Test("A statement may run again while its own rows are lent out", arguments: StoreEngine.allCases)
    func nestedUse(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let statement = SQLStatement("SELECT $1 UNION ALL SELECT $2")
        let found = try await database.read { session throws(StoreFailure) in
            var found: [String] = []
            try session.query(statement, ["a", "b"]) { outer throws(StoreFailure) in
                let first = outer.text(0)
                try session.query(statement, ["inner c", "inner d"]) { inner in found.append(first + inner.text(0)) }
                found.append(outer.text(0))
            }
            return found
        }
        #expect(found == ["ainner c", "ainner d", "a", "binner c", "binner d", "b"])
        await database.close()
    }

    @Test("Savepoints nest, and undo only their own", arguments: StoreEngine.allCases)
    func savepoints(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(Notes.insert, [1, "a"])
            try? session.savepoint { () throws(StoreFailure) in
                try session.execute(Notes.insert, [2, "b"])
                try session.savepoint { () throws(StoreFailure) in _ = try session.execute(Notes.insert, [3, "c"]) }
                throw StoreFailure(.refused, "on purpose")
            }
            try session.savepoint { () throws(StoreFailure) in
                try? session.savepoint { () throws(StoreFailure) in
                    try session.execute(Notes.insert, [4, "d"])
                    try session.execute(Notes.insert, [4, "again"])
                }
                try session.execute(Notes.insert, [5, "e"])
            }
        }
        #expect(try await Notes.ids(in: database) == [1, 5])
        await database.close()
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        let values: [SQLValue]
        let names: String
        var namesInPostgres: String?
        var testDescription: String { name }
    }

    static let refusals = [
        Refusal(
            name: "unique", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: [2, "secret"],
            names: "note.word", namesInPostgres: "note_word, note"),
        Refusal(
            name: "primary key", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: [1, "other secret"],
            names: "note.id", namesInPostgres: "note_pkey, note"),
        Refusal(
            name: "check", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: [3, ""],
            names: "note_word_not_empty"),
        Refusal(
            name: "not null", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: [3, nil], names: "note.word"),
        Refusal(name: "kind", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: ["secret", "x"], names: ""),
        Refusal(
            name: "too few values", text: "INSERT INTO note (id, word) VALUES ($1, $2)", values: [3],
            names: "2 parameters"),
        Refusal(name: "text", text: "INSERT INTO nothing VALUES ($1)", values: ["secret"], names: "nothing"),
    ]

    @Test("What is refused is named without its values", arguments: StoreEngine.allCases, refusals)
    func refusal(_ engine: StoreEngine, _ refusal: Refusal) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        try await Notes.make(in: database)
        try await database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(Notes.insert, [1, "secret"])
        }
        let failure = await #expect(throws: StoreFailure.self) {
            try await database.write(.keep) { session throws(StoreFailure) in
                _ = try session.execute(SQLStatement(once: refusal.text), refusal.values)
            }
        }
        #expect(failure?.code == .refused)
        let names = engine == .sqlite ? refusal.names : refusal.namesInPostgres ?? refusal.names
        #expect(failure?.detail.contains(names) == true, "\(failure?.detail ?? "")")
        #expect(failure?.detail.contains("secret") == false)
        #expect(try await Notes.ids(in: database) == [1])
        await database.close()
    }
}
