import Intake
import Store
import TestKit
import Testing

@Suite("Ids go on above what is stored")
struct NewestRowTests {
    @Test(
        "the newest row of any table counts, and ids follow it though the clock was set back",
        arguments: StoreEngine.allCases)
    func newest(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let database = try await engine.open(folder)
        let clock = FakeWallClock()
        _ = try await Schema.intake.migrate(database, at: clock.now())
        #expect(try await NewestRow.id(in: database) == nil)
        _ = try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(
                SQLStatement(once: "INSERT INTO event (id, kind, detail, at) VALUES ($1, 'opened', '', 0)"),
                [.int64(1 << 60)])
        }
        let newest = try #require(try await NewestRow.id(in: database))
        #expect(newest == RowID(rawValue: 1 << 60))
        #expect(RowIDSource(clock: clock, after: newest).next() > newest)
        await database.close()
    }
}
