import Intake
import Store
import TestKit
import Testing

@Suite("A statement that changes much")
struct LargeStatementTests {
    /// 32 MB in one statement: its journal leaves the memory. Of a piece larger than 128 KiB SQLite then writes a part and calls the disk full.
    @Test("within a shared commit its journal may grow beyond what stays in memory")
    func grows() async throws {
        let folder = try TemporaryFolder()
        let database = try SQLiteDatabase(folder: folder.path("data"), purpose: .serve)
        try await database.write(.file) { session throws(StoreFailure) in
            try session.script("CREATE TABLE wide (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        }
        for start in stride(from: 0, to: 8_000, by: 1_000) {
            try await database.write(.file) { session throws(StoreFailure) in
                for id in start..<start + 1_000 {
                    try session.execute(
                        SQLStatement("INSERT INTO wide (id, text) VALUES ($1, $2)"),
                        [.int(id), .text(String(repeating: "a", count: 3_900))])
                }
            }
        }
        let changed = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(SQLStatement("UPDATE wide SET text = 'b' || text"), [])
        }
        #expect(changed == 8_000)
        await database.close()
    }
}
