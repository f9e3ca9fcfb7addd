import Intake
import Store

/// A small table for the suites below the product's own.
enum Notes {
    static let table = """
        CREATE TABLE note (
            id {int64} NOT NULL PRIMARY KEY,
            word TEXT NOT NULL CONSTRAINT note_word_not_empty CHECK (word <> ''),
            content {bytes}
        ) {table};
        CREATE UNIQUE INDEX note_word ON note (word);
        """
    static let insert = SQLStatement("INSERT INTO note (id, word) VALUES ($1, $2)")
    static let insertContent = SQLStatement("INSERT INTO note (id, word, content) VALUES ($1, $2, $3)")
    static let delete = SQLStatement("DELETE FROM note WHERE id >= $1")
    static let count = SQLStatement("SELECT count(*) FROM note")
    static let ids = SQLStatement("SELECT id FROM note ORDER BY id")
    static let word = SQLStatement("SELECT word FROM note WHERE id = $1")

    static func make(in database: any SQLDatabase) async throws {
        try await database.write(.keep) { session throws(StoreFailure) in try session.script(table) }
    }

    static func add(_ id: Int, to database: any SQLDatabase, _ urgency: WriteUrgency = .keep) async throws(StoreFailure)
    {
        try await database.write(urgency) { session throws(StoreFailure) in
            _ = try session.execute(insert, [.int(id), .text("word \(id)")])
        }
    }

    static func ids(in database: any SQLDatabase) async throws(StoreFailure) -> [Int] {
        try await database.read { session throws(StoreFailure) in try session.all(ids, []) { $0.int(0) } }
    }
}
