import Intake
import TestKit
import Testing

@testable import Store

@Suite("Carrying the log over")
struct CheckpointTests {
    /// A failure here would only cost time in the gateway, and nobody would notice it.
    @Test("what a checkpoint has written can be brought onto the disk, through SQLite's own file")
    func syncs() async throws {
        let folder = try TemporaryFolder()
        let database = try StoreEngine.openSQLite(folder)
        try await Notes.make(in: database)
        let connection = try SQLiteConnection(
            path: folder.path("intake.sqlite"), role: .checkpointer, settings: SQLiteSettings())
        let done = try connection.use { session throws(StoreFailure) in
            let done = try session.checkpoint(.passive)
            try session.syncDatabaseFile()
            return done
        }
        #expect(done.logged > 0 && done.carried == done.logged)
        connection.close()
        // SQLite's locks have stayed: the writer goes on.
        try await Notes.add(1, to: database)
        #expect(try await Notes.ids(in: database) == [1])
        await database.close()
    }
}
