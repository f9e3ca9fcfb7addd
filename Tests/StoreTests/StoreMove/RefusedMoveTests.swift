import Dispatch
import Intake
import Store
import TestKit
import Testing

/// What would harm a store, or leave half of one, is refused in words.
@Suite(
    "Moves that are refused",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: there is nothing to move to"))
struct RefusedMoveTests {
    private let place: TemporaryFolder
    private let postgres: StoreSide

    init() async throws {
        place = try TemporaryFolder()
        postgres = try await .postgres(of: place)
    }

    private func refusal(
        from source: StoreSide, to target: StoreSide, watch: MoveWatch = MoveWatch(),
        patience: Duration = Patience.usual
    ) async throws -> StoreFailure {
        try #require(
            await #expect(throws: StoreFailure.self) {
                _ = try await source.move(to: target, watch: watch, patience: patience)
            })
    }

    /// A city with little in it.
    private func city(mails: Int = 1) async throws -> (SmallCity, StoreSide) {
        let city = try await SmallCity(.sqlite)
        for number in 0..<mails { try await city.send(.mail("ann@example.org", "Pothole \(number)")) }
        await city.database.close()
        return (city, .folder(city.folder.path))
    }

    @Test("into what holds anything: another store, or somebody else's tables")
    func occupied() async throws {
        let (city, source) = try await city()
        let (other, folder) = try await self.city()
        #expect(try await refusal(from: source, to: folder).detail.contains("must be empty"))
        try await postgres.run("CREATE TABLE theirs (word VARCHAR(9))")
        #expect(try await refusal(from: source, to: postgres).detail.contains("must be empty"))
        #expect(try await folder.column("SELECT COUNT(*) FROM message") == ["1"])
        #expect(try await postgres.column("SELECT CAST(to_regclass('message') AS TEXT)") == [""])
        withExtendedLifetime((city, other)) {}
    }

    @Test("out of a store that was written since an interrupted move began, or out of another")
    func changed() async throws {
        let (city, source) = try await city()
        let stopped = MoveWatch(isStopped: { true })
        #expect(try await refusal(from: source, to: postgres, watch: stopped).code == .unavailable)
        let (other, folder) = try await self.city(mails: 2)
        #expect(try await refusal(from: folder, to: postgres).detail.contains("another store"))
        // No row more: a gateway that ran meanwhile has at least renewed a lease.
        try await source.run("UPDATE message SET arrived_at = arrived_at + 1")
        let failure = try await refusal(from: source, to: postgres)
        #expect(failure.code == .refused)
        #expect(failure.detail.contains("(message); empty it and begin anew"))
        withExtendedLifetime((city, other)) {}
    }

    @Test(
        "what somebody who needs no lock writes into the source meanwhile is not passed over",
        arguments: [("message", true), ("service_request", false)])
    func writtenMeanwhile(_ moment: String, _ isCopied: Bool) async throws {
        let (city, source) = try await city()
        let opened = try await source.open(.move)
        let beside = try await source.open(.work)
        let target = try await postgres.open(.move)
        let watch = MoveWatch(told: { step in
            guard case .copying(moment, _, _) = step else { return }
            let isWritten = DispatchSemaphore(value: 0)
            let write = SQLStatement(once: "INSERT INTO opt_out (channel, number, at) VALUES ('late', 'x', 9)")
            beside.submit(.file, bytes: 0) { session throws(StoreFailure) in
                try session.execute(write)
            } settled: { _ in
                isWritten.signal()
            }
            isWritten.wait()
        })
        let move = StoreMove(from: opened, to: target, clock: city.clock, watch: watch)
        do throws(StoreFailure) {
            let moved = try await move.run()
            #expect(!isCopied)
            #expect(moved.tables.filter { !$0.agrees }.map(\.name) == ["opt_out"])
        } catch {
            #expect(isCopied)
            #expect(error.detail.contains("written while it was moved"))
        }
        for database in [opened, beside, target] { await database.close() }
    }

    @Test("while a gateway serves either, and a gateway while it is moved")
    func served() async throws {
        let (city, source) = try await city()
        for (from, to) in [(source, postgres), (postgres, StoreSide.folder(place.path))] {
            for busy in [from, to] {
                let gateway = try await busy.open(.serve)
                let failure = try await refusal(from: from, to: to, patience: .zero)
                #expect(failure.code == .unavailable)
                #expect(failure.detail.contains("gateway serves this"))
                await gateway.close()
            }
        }
        for side in [source, postgres] {
            let moving = try await side.open(.move)
            for purpose in [StorePurpose.serve, .move] {
                let failure = await #expect(throws: StoreFailure.self) {
                    _ = try await side.open(purpose, patience: .zero)
                }
                #expect(failure?.code == .unavailable)
            }
            await moving.close()
        }
        // A command that writes beside a gateway would write beside a move.
        let moving = try await postgres.open(.move)
        let command = await #expect(throws: StoreFailure.self) {
            _ = try await postgres.open(.work, patience: .zero)
        }
        #expect(command?.detail.contains("is being moved") == true)
        await moving.close()
        let working = try await postgres.open(.work)
        let failure = try await refusal(from: source, to: postgres, patience: .zero)
        #expect(failure.detail.contains("a command is at work"))
        await working.close()
        withExtendedLifetime(city) {}
    }

    @Test("an older gateway, which does not know of moves, keeps one away by its own lock")
    func olderGateway() async throws {
        let database = try await postgres.open(.read)
        // Held by the reading connection for as long as that lasts.
        _ = try await database.read { session throws(StoreFailure) in
            try session.exists(SQLStatement(once: "SELECT pg_advisory_lock(311, 7)"), [])
        }
        let failure = await #expect(throws: StoreFailure.self) {
            _ = try await postgres.open(.move, patience: .zero)
        }
        #expect(failure?.detail.contains("gateway serves this database") == true)
        await database.close()
    }

    @Test(
        "a text that PostgreSQL cannot hold is named by its table and place, without its words",
        arguments: ["x'7365637265740061'", "x'736563726574ff'"])
    func unreadable(_ bytes: String) async throws {
        let (city, source) = try await city()
        for id in [2, 4, 9] {
            try await source.run(
                """
                INSERT INTO note (id, request, author, author_name, form, text, written_at)
                VALUES (\(id), 1, 1, 'Ann', 'f\(id)', 'x', 1)
                """)
        }
        try await source.run("UPDATE note SET text = CAST(\(bytes) AS TEXT) WHERE id = 4")
        let failure = try await refusal(from: source, to: postgres)
        #expect(failure.code == .damaged)
        #expect(failure.detail.contains("row 2 of the table note, ordered by id, cannot be moved: its column text"))
        #expect(!failure.detail.contains("secret"))
        withExtendedLifetime(city) {}
    }

    @Test("out of a store of another version, or one that is itself half of one")
    func otherSchema() async throws {
        let (city, source) = try await city()
        let (half, folder) = try await self.city()
        try await folder.run("CREATE TABLE store_move (table_name TEXT)")
        #expect(try await refusal(from: folder, to: postgres).detail.contains("is not whole"))
        try await source.run("DELETE FROM schema_migration WHERE number = \(Schema.intake.newest)")
        #expect(try await refusal(from: source, to: postgres).detail.contains("brings it up to date"))
        withExtendedLifetime((city, half)) {}
    }
}
