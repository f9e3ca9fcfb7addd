import Desk
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("What rules call requests, and how much is open where")
struct TaggedRequestTests {
    private func city(_ engine: StoreEngine) async throws -> SmallCity {
        let routing = try RoutingRules(
            [
                RoutingRule(
                    name: "storm", when: .init(keywords: ["flood"]),
                    then: .init(department: "Water", queue: "urgent", priority: 1, tags: ["storm_26", "ward-3"])),
                RoutingRule(name: "wind", when: .init(keywords: ["wind"]), then: .init(tags: ["storm-26"])),
            ], default: RoutingDefault(department: "Constituent Services", queue: "triage"))
        return try await SmallCity(engine, routing: routing)
    }

    @Test(
        "they stand on the request, the queue finds them whole, and undoing takes them away",
        arguments: StoreEngine.allCases)
    func tags(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        let id = try await city.send(.mail("ann@example.org", "A flood in the cellar"))
        try await city.send(.mail("bob@example.org", "The wind took my bin"))
        try await city.send(.mail("cid@example.org", "Hello"))
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: id)))
        func queue(_ tag: String?) async throws -> [[String]] {
            var filter = QueueFilter()
            filter.tag = tag
            return try await city.store.queue.queue(filter).map(\.tags)
        }
        #expect(try await queue(nil) == [["storm_26", "ward-3"], ["storm-26"], []])
        #expect(try await queue("storm_26") == [["storm_26", "ward-3"]])
        #expect(try await queue("storm-26") == [["storm-26"]])
        // Tags are small letters; whoever types others means them.
        #expect(try await queue("STORM_26") == [["storm_26", "ward-3"]])
        for none in ["storm", "%", "_", "ward-3,", "!"] { #expect(try await queue(none).isEmpty, "\(none)") }
        let listed = try await city.store.requests.requests(RequestFilter(tag: "ward-3"))
        #expect(listed.map(\.trackingNumber) == [number])
        #expect(
            try await city.store.requests.requests(RequestFilter(tag: "Ward-3")).map(\.trackingNumber) == [number])
        let found = try #require(try await city.store.requests.request(number))
        #expect(found.summary.placement.tags == ["storm_26", "ward-3"])
        #expect(
            try await city.store.placements.placed(before: nil, limit: 3).map(\.placement.tags)
                == [nil, ["storm-26"], ["storm_26", "ward-3"]])
        let placed = try #require(found.decisions.first { $0.kind == "placed" })
        #expect(
            try await city.store.decisions.undo(
                placed.id, on: number, by: UndoScene.maria, as: city.changing) == .done)
        #expect(try await city.store.requests.request(number)?.summary.placement.tags == nil)
    }

    @Test("open requests are counted by department and queue; closed ones are not", arguments: StoreEngine.allCases)
    func loads(_ engine: StoreEngine) async throws {
        let city = try await city(engine)
        #expect(try await city.store.loads.loads().isEmpty)
        for name in ["ann", "bob", "cid"] { try await city.send(.mail("\(name)@example.org", "A flood, says \(name)")) }
        try await city.send(.mail("dee@example.org", "Hello"))
        try await city.run("UPDATE service_request SET status = 'resolved' WHERE title LIKE '%bob%'")
        #expect(
            try await city.store.loads.loads() == [
                .department("Water"): 2, .queue("urgent"): 2, .department("Constituent Services"): 1,
                .queue("triage"): 1,
            ])
    }
}
