import Intake
import Store
import Synchronization
import TestKit
import Testing

/// A store moves from one engine to the other and is the same there, or it is not served.
@Suite(
    "Moving a store",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: there is nothing to move to"))
struct StoreMoveTests {
    private let place: TemporaryFolder
    private let postgres: StoreSide

    init() async throws {
        place = try TemporaryFolder()
        postgres = try await .postgres(of: place)
    }

    /// Asks so often whether to go on, and then stops.
    private static func stopping(after limit: Int) -> MoveWatch {
        let asked = Mutex(0)
        return MoveWatch(
            isStopped: {
                asked.withLock { asked in
                    asked += 1
                    return asked > limit
                }
            })
    }

    private static func refusal(_ work: () async throws -> Void) async throws -> StoreFailure {
        try #require(await #expect(throws: StoreFailure.self) { try await work() })
    }

    @Test("to PostgreSQL and back: every value of every row of every table is what it was")
    func roundTrip() async throws {
        let filled = try await FilledCity()
        let there = try await filled.side.move(to: postgres)
        #expect(there.isWhole)
        #expect(!there.isResumed)
        let back = try await postgres.move(to: .folder(place.path))
        #expect(back.isWhole)
        let (before, after) = (
            try await FilledCity.dump(filled.city.folder.path), try await FilledCity.dump(place.path)
        )
        #expect(Set(before.keys) == Set(after.keys))
        for (table, rows) in before { #expect(rows == after[table], "\(table)") }
        #expect(there.rows == before.values.reduce(0) { $0 + $1.count })
        #expect(there.tables.map(\.target) == back.tables.map(\.target))
    }

    @Test(
        "what is moved serves: the ledger agrees, ids go on, nobody is told of what is old, and nothing is left of the move"
    )
    func serves() async throws {
        let city = try await SmallCity(.sqlite)
        for number in 0..<20 { try await city.send(.mail("ann\(number)@example.org", "Pothole \(number)")) }
        let newest = try await NewestRow.id(in: city.database)
        await city.database.close()
        let moved = try await StoreSide.folder(city.folder.path).move(to: postgres)
        #expect(moved.isWhole && moved.ledgerFaults == [])
        #expect(try await postgres.column("SELECT COUNT(*) FROM row_change") == ["0"])
        #expect(try await postgres.column("SELECT CAST(to_regclass('store_move') AS TEXT)") == [""])
        // A planner that knows nothing of the tables reads all of them.
        let counted = "SELECT COUNT(*) FROM pg_class WHERE relname = 'message' AND reltuples = 20"
        #expect(try await postgres.column(counted) == ["1"])
        let database = try await postgres.open(.serve)
        try await StoreMove.requireWhole(database)
        #expect(try await Schema.intake.migrate(database, at: city.clock.now()) == [])
        #expect(try await NewestRow.id(in: database) == newest)
        await database.close()
    }

    @Test("interrupted anywhere, it goes on where it was, either way", arguments: [0.02, 0.3, 0.45, 0.55, 0.8, 0.99])
    func resumed(_ part: Double) async throws {
        let filled = try await FilledCity()
        let asked = Mutex(0)
        let counting = MoveWatch(
            isStopped: {
                asked.withLock { $0 += 1 }
                return false
            })
        let whole = try TemporaryFolder()
        _ = try await filled.side.move(to: .folder(whole.path), watch: counting)
        let limit = Int(Double(asked.withLock { $0 }) * part)
        let back = try TemporaryFolder()
        for (from, to) in [(filled.side, postgres), (postgres, StoreSide.folder(back.path))] {
            let stopped = try await Self.refusal {
                _ = try await from.move(to: to, watch: Self.stopping(after: limit))
            }
            #expect(stopped.code == .unavailable)
            let unfinished = try await to.open(.read)
            let refused = try await Self.refusal { try await StoreMove.requireWhole(unfinished) }
            #expect(refused.detail.contains("run `intake migrate-store` again"))
            await unfinished.close()
            let moved = try await from.move(to: to)
            #expect(moved.isWhole && moved.isResumed)
        }
        #expect(
            try await FilledCity.dump(filled.city.folder.path) == FilledCity.dump(back.path))
    }

    @Test(
        "a row that is not what it was, is missing or too many is found, and the target is not served",
        arguments: [
            ("UPDATE note SET text = 'Note 501' WHERE id = 500000", "note"),
            ("UPDATE identity SET verified_at = 0 WHERE address = 'ä7'", "identity"),
            ("DELETE FROM note WHERE id = 500000", "note"),
            ("INSERT INTO opt_out (channel, number, at) VALUES ('nobody', 'filled', 0)", "opt_out"),
            ("DELETE FROM lease", "lease"),
        ])
    func tampered(_ sql: String, _ table: String) async throws {
        let filled = try await FilledCity()
        // All is copied, nothing compared.
        let comparing = Mutex(false)
        let watch = MoveWatch(
            told: { step in
                if case .comparing = step { comparing.withLock { $0 = true } }
            }, isStopped: { comparing.withLock { $0 } })
        _ = try await Self.refusal { _ = try await filled.side.move(to: postgres, watch: watch) }
        try await postgres.run(sql)
        let moved = try await filled.side.move(to: postgres)
        if table == "lease" {
            // What is missing at the end only is copied once more.
            #expect(moved.isWhole)
        } else {
            #expect(!moved.isWhole)
            #expect(moved.tables.filter { !$0.agrees }.map(\.name) == [table])
            let database = try await postgres.open(.serve)
            _ = try await Self.refusal { try await StoreMove.requireWhole(database) }
            await database.close()
        }
    }
}
