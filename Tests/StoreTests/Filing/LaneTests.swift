import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("A message that cannot be filed holds its own lane, and only for a while")
struct LaneTests {
    /// A mail that the store refuses: its Message-ID is empty, which no path of the product lets through.
    private static let poison = PlainMessage.mail("ann@example.org", "poison", id: "")

    @Test("The lane waits, others go on, and after five failures the lane is free", arguments: StoreEngine.allCases)
    func quarantine(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let poison = try await city.keep(Self.poison)
        let behind = try await city.keep(.mail("ann@example.org", "behind it", id: "m2@example.org"))
        let other = try await city.keep(.mail("bob@example.org", "beside it", id: "m3@example.org"))
        for attempt in 1...4 {
            let outcomes = try await city.file()
            #expect(
                outcomes.prefix(2).allSatisfy { if case .failed = $0 { true } else { false } }, "attempt \(attempt)")
            #expect(try await city.column("SELECT id FROM message") == ["\(other)"])
            #expect(try await city.column("SELECT attempts FROM received ORDER BY id LIMIT 2") == ["\(attempt)", "0"])
        }
        let last = try await city.file()
        guard case .quarantined = last[0], case .filed = last[1] else {
            Issue.record("\(last)")
            return
        }
        #expect(try await city.column("SELECT id FROM message ORDER BY id") == ["\(behind)", "\(other)"])
        let items = try await city.store.quarantineBook.quarantined(replayed: false, limit: 10).items
        #expect(items.map(\.received) == [poison])
        #expect(try await city.ledger()["quarantined"] == 1)
        #expect(try await city.agrees())
        // Nothing of the failed attempts is left.
        #expect(
            try await city.column("SELECT address FROM identity ORDER BY address") == [
                "ann@example.org", "bob@example.org",
            ])
        #expect(try await city.count("outbox") == 2)
    }

    @Test("What is replayed is filed, and its count is taken back", arguments: StoreEngine.allCases)
    func replay(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let id = try await city.keep(.mail("ann@example.org", "A pothole", id: "m1@example.org"))
        let desk = city.store.quarantine
        #expect(try await desk.noteChildDeath(id) == 1)
        #expect(try await desk.noteChildDeath(id) == 2)
        try await desk.quarantine(id, reason: "the child died twice", at: city.clock.now())
        #expect(try await city.file().isEmpty)
        let item = try #require(try await city.store.quarantineBook.quarantined(replayed: false, limit: 1).items.first)
        #expect(try await desk.replay([id], at: city.clock.now()) == Replayed())
        city.clock.advance(by: .seconds(3 * 24 * 3600))
        #expect(try await desk.replay([item.id, id, item.id], at: city.clock.now()).handedBack == [item.id])
        #expect(try await desk.replay([item.id], at: city.clock.now()) == Replayed())
        #expect(try await city.ledger()["quarantined"] == 0)
        // The reversal falls on the day of what it takes back.
        #expect(try await city.column("SELECT COUNT(DISTINCT day) FROM ledger") == ["1"])
        #expect(try await city.file().count == 1)
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.column("SELECT child_deaths FROM received") == ["0"])
        #expect(try await city.agrees())
    }

    @Test("What no normaliser can read is put aside at once", arguments: StoreEngine.allCases)
    func unreadable(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var thing = try city.received(.mail("ann@example.org", "x"), on: SmallCity.mail, source: "a")
        thing.bytes = Array("no JSON".utf8)
        _ = try await city.store.keeper.keep(thing)
        try await city.file()
        let items = try await city.store.quarantineBook.quarantined(replayed: false, limit: 1).items
        #expect(items.map(\.reason) == ["not a plain message"])
        #expect(try await city.agrees())
    }

    @Test("The loop files everything, past a lane that fills whole batches", arguments: StoreEngine.allCases)
    func loop(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var things = [try city.received(Self.poison, on: SmallCity.mail, source: "poison")]
        for index in 0..<1_200 {
            things.append(
                try city.received(
                    .mail("ann@example.org", "m", id: "\(index)"), on: SmallCity.mail, source: "a\(index)"))
        }
        things.append(try city.received(.mail("bob@example.org", "m", id: "b"), on: SmallCity.mail, source: "b"))
        _ = try await city.store.keeper.keep(things)
        let loop = FilingLoop(
            journey: city.journey, filer: city.store.filer, doorbell: city.store.kept, wallClock: city.clock,
            clock: StillClock()
        ) { _ in }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await loop.run() }
            // The clocks stand still: only a first pass over the backlog can do it.
            try await eventually { try await city.count("message WHERE sender = 'bob@example.org'") == 1 }
            #expect(try await city.count("message") == 1)
            group.cancelAll()
        }
    }
}
