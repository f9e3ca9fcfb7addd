import Intake
import Store
import TestKit
import Testing

@Suite("Leases")
struct LeaseTests {
    private let now = Moment(milliseconds: 1_772_366_400_000)
    private let name = "mailbox/email-311"

    private func open(_ engine: StoreEngine, _ folder: TemporaryFolder) async throws -> (any SQLDatabase, SQLLeases) {
        let database = try await engine.open(folder, isMigrated: true)
        try await Schema.intake.migrate(database, at: now)
        return (database, SQLLeases(database))
    }

    @Test("One owner at a time, until it runs out; each taking raises the fence", arguments: StoreEngine.allCases)
    func taking(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let first = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now))
        #expect(first == Lease(name: name, owner: "a", until: now + .seconds(30), fence: 1))
        #expect(try await leases.acquire(name, owner: "b", for: .seconds(30), at: now + .milliseconds(29_999)) == nil)
        #expect(try await leases.acquire("another", owner: "b", for: .seconds(30), at: now)?.fence == 1)
        let second = try #require(try await leases.acquire(name, owner: "b", for: .seconds(30), at: now + .seconds(30)))
        #expect(second.fence == 2)
        // The first owner slept and does not know yet.
        #expect(try await leases.renew(first, for: .seconds(30), at: now + .seconds(31)) == nil)
        try await leases.release(first)
        #expect(try await leases.renew(second, for: .seconds(30), at: now + .seconds(31)) != nil)
        await database.close()
    }

    @Test("Renewing prolongs; what ran out is over", arguments: StoreEngine.allCases)
    func renewing(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let lease = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now))
        let renewed = try #require(try await leases.renew(lease, for: .seconds(30), at: now + .seconds(20)))
        #expect(renewed.until == now + .seconds(50))
        #expect(renewed.fence == lease.fence)
        #expect(try await leases.acquire(name, owner: "b", for: .seconds(30), at: now + .seconds(40)) == nil)
        #expect(try await leases.renew(renewed, for: .seconds(30), at: now + .seconds(50)) == nil)
        await database.close()
    }

    @Test("A restarted node takes its own lease anew; its former self has lost it", arguments: StoreEngine.allCases)
    func restart(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let before = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now))
        let after = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now + .seconds(1)))
        #expect(after.fence == before.fence + 1)
        #expect(try await leases.renew(before, for: .seconds(30), at: now + .seconds(2)) == nil)
        await database.close()
    }

    @Test("What is given back is free at once, and the fence goes on", arguments: StoreEngine.allCases)
    func releasing(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let lease = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now))
        try await leases.release(lease)
        #expect(try await leases.acquire(name, owner: "b", for: .seconds(30), at: now)?.fence == 2)
        await database.close()
    }

    @Test("A transaction sees whether a lease still holds", arguments: StoreEngine.allCases)
    func fencing(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let now = now
        let old = try #require(try await leases.acquire(name, owner: "a", for: .seconds(30), at: now))
        let new = try #require(try await leases.acquire(name, owner: "b", for: .seconds(30), at: now + .seconds(30)))
        let holds = try await database.write(.file) { session throws(StoreFailure) in
            [
                try SQLLeases.holds(old, at: now + .seconds(1), in: session),
                try SQLLeases.holds(new, at: now + .seconds(31), in: session),
                try SQLLeases.holds(new, at: now + .seconds(60), in: session),
            ]
        }
        #expect(holds == [false, true, false])
        await database.close()
    }

    @Test("Of many at once one gets it", arguments: StoreEngine.allCases)
    func race(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let (name, now) = (name, now)
        let winners = try await withThrowingTaskGroup(of: Lease?.self) { group in
            for node in 1...50 {
                group.addTask { try await leases.acquire(name, owner: "node \(node)", for: .seconds(1), at: now) }
            }
            return try await group.reduce(into: [Lease]()) { winners, lease in if let lease { winners.append(lease) } }
        }
        #expect(winners.count == 1)
        await database.close()
    }

    @Test("A lease needs a name and an owner", arguments: StoreEngine.allCases)
    func empty(_ engine: StoreEngine) async throws {
        let folder = try TemporaryFolder()
        let (database, leases) = try await open(engine, folder)
        let now = now
        await #expect(throws: StoreFailure.self) { try await leases.acquire("", owner: "a", for: .seconds(1), at: now) }
        await #expect(throws: StoreFailure.self) { try await leases.acquire("a", owner: "", for: .seconds(1), at: now) }
        await database.close()
    }
}
