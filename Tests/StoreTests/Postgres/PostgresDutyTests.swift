import Intake
import Store
import TestKit
import Testing

/// What several nodes do one at a time.
@Suite(
    "Duties of nodes",
    .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed: there is one node only"))
struct PostgresDutyTests {
    private static let duty = Duty("filing")

    /// A node whose task looks after its duties until the test ends it.
    private struct Node {
        let database: PostgresDatabase
        let duties: PostgresDuties
        let looking: Task<(any Error)?, Never>

        init(_ url: PostgresURL, patience: Duration = .seconds(60)) async throws {
            var settings = PostgresSettings()
            settings.nodePatience = patience
            database = try await PostgresDatabase.open(url, purpose: .serve, settings: settings)
            let duties = PostgresDuties(database, settings: settings) { _ in }
            self.duties = duties
            looking = Task {
                do {
                    try await duties.run()
                    return nil
                } catch {
                    return error
                }
            }
        }

        /// As where a node is stopped: it looks no more, and its connection stays.
        func fallAsleep() async {
            looking.cancel()
            _ = await looking.value
        }

        func end() async {
            await fallAsleep()
            await database.close()
        }
    }

    private func url(_ folder: TemporaryFolder) async throws -> PostgresURL {
        try await PostgresDatabases.shared.url(of: folder, isMigrated: true)
    }

    private func endConnections(of folder: TemporaryFolder, _ condition: String) async throws {
        let sql =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND \(condition)"
        let name = PostgresServer.database(of: folder.path)
        try await BlockingWork.run { try PostgresServer.shared().run(sql, in: name) }
    }

    /// Writes as work under `hold` does.
    private func write(_ node: Node, under hold: DutyHold) async throws(StoreFailure) {
        let result: Result<Void, StoreFailure> = await DutyHold.$current.withValue(hold) {
            do throws(StoreFailure) {
                _ = try await node.database.write(.file) { session throws(StoreFailure) in
                    try session.execute(SQLStatement("DELETE FROM lease WHERE name = 'none'"), [])
                }
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    @Test("one node has a duty; given back, the next has it")
    func handedOver() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let (first, second) = (try await Node(url), try await Node(url))
        let hold = try #require(await first.duties.take(Self.duty))
        let waiting = Task { await second.duties.take(Self.duty) }
        try await eventually { first.duties.nodes == 2 && second.duties.nodes == 2 }
        #expect(second.duties.held.isEmpty)
        try await write(first, under: hold)
        await first.duties.giveBack(hold)
        let next = try #require(await waiting.value)
        try await write(second, under: next)
        let late = await #expect(throws: StoreFailure.self) { try await write(first, under: hold) }
        #expect(late?.code == .unavailable)
        for node in [first, second] { await node.end() }
    }

    @Test("a node that dies loses its duties at once, and another has them")
    func died() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let (first, second) = (try await Node(url), try await Node(url))
        _ = try #require(await first.duties.take(Self.duty))
        let waiting = Task { await second.duties.take(Self.duty) }
        await first.end()
        #expect(await waiting.value?.duty == Self.duty)
        await second.end()
    }

    @Test("a node that was asleep cannot write what its duty allowed, once another has taken that over")
    func asleep() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let first = try await Node(url)
        let hold = try #require(await first.duties.take(Self.duty))
        await first.fallAsleep()
        let second = try await Node(url, patience: .milliseconds(300))
        let next = try #require(await second.duties.take(Self.duty))
        try await eventually {
            let late = await #expect(throws: StoreFailure.self) { try await write(first, under: hold) }
            return late?.code == .unavailable
        }
        try await write(second, under: next)
        // Its slot is its own still, and what is nobody's duty it writes as before.
        try await first.database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(SQLStatement("DELETE FROM lease WHERE name = 'none'"), [])
        }
        for node in [first, second] { await node.end() }
    }

    @Test(
        "what is done outside the store is done only while nobody else can have the duty: not after a sleep, and not without the connection"
    )
    func sure() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let node = try await Node(url, patience: .milliseconds(300))
        let hold = try #require(await node.duties.take(Self.duty))
        let claimed = ContinuousClock.now
        await node.fallAsleep()
        #expect(node.duties.isSure(of: hold, confirmed: .now))
        // By the time alone: nobody tells it anything.
        try await eventually { !node.duties.isSure(of: hold, confirmed: claimed) }
        #expect(node.duties.isSure(of: hold, confirmed: .now))
        #expect(!node.duties.isSure(of: DutyHold(Self.duty, term: hold.term + 1), confirmed: .now))
        try await endConnections(of: folder, "application_name LIKE 'intake %'")
        try await eventually {
            _ = try? await write(node, under: hold)
            return !node.duties.isSure(of: hold, confirmed: .now)
        }
        await node.end()
    }

    @Test("the loss of a duty is told to whoever works under it, also where the same node has it again")
    func told() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let node = try await Node(url)
        let hold = try #require(await node.duties.take(Self.duty))
        let loss = Task { await node.duties.waitForLoss(of: hold) }
        let again = Task {
            await loss.value
            return await node.duties.take(Self.duty)
        }
        try await endConnections(of: folder, "application_name LIKE 'intake %'")
        let next = try #require(await again.value)
        #expect(next != hold)
        await node.end()
    }

    /// A node that was put to sleep and lost its connection, and another that has its slot.
    private func displaced(_ folder: TemporaryFolder) async throws -> (first: Node, second: Node) {
        let url = try await url(folder)
        let first = try await Node(url)
        #expect(first.database.slot == 0)
        await first.fallAsleep()
        try await endConnections(of: folder, "application_name LIKE 'intake %'")
        var second = try await Node(url)
        while second.database.slot != 0 {
            await second.end()
            second = try await Node(url)
        }
        return (first, second)
    }

    @Test("a node whose slot another has taken meanwhile ends")
    func superseded() async throws {
        let folder = try TemporaryFolder()
        let (first, second) = try await displaced(folder)
        let duties = PostgresDuties(first.database) { _ in }
        await #expect(throws: PostgresDuties.Superseded.self) { try await duties.run() }
        for node in [first, second] { await node.end() }
    }

    @Test("a node whose slot another has had meanwhile, and given back, ends")
    func borrowed() async throws {
        let folder = try TemporaryFolder()
        let (first, second) = try await displaced(folder)
        await second.end()
        let duties = PostgresDuties(first.database) { _ in }
        await #expect(throws: PostgresDuties.Superseded.self) { try await duties.run() }
        await first.database.close()
    }

    @Test("two that begin together share what there is to do")
    func shared() async throws {
        let folder = try TemporaryFolder()
        let url = try await url(folder)
        let nodes = [try await Node(url), try await Node(url)]
        try await eventually { nodes.allSatisfy { $0.duties.nodes == 2 } }
        let all = (0..<12).map { Duty("duty \($0)") }
        let takers = nodes.flatMap { node in all.map { duty in Task { await node.duties.take(duty) } } }
        try await eventually { nodes.map(\.duties.held.count).reduce(0, +) == all.count }
        #expect(nodes.allSatisfy { $0.duties.held.count >= 2 })
        #expect(nodes[0].duties.held.isDisjoint(with: nodes[1].duties.held))
        for taker in takers { taker.cancel() }
        for node in nodes { await node.end() }
    }
}
