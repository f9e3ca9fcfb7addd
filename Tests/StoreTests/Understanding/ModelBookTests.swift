import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Learnt models, and what is learnt from")
struct ModelBookTests {
    private let ann = Changer(agent: AgentID(rawValue: 1), name: "Ann")
    private let catalogue = RequestCatalogue([
        RequestType(code: "light", names: [.english: "Light"], department: "Works", queue: "lights"),
        RequestType(code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees"),
    ])

    private func filed(_ text: String, in city: SmallCity) async throws -> TrackingNumber {
        let message = try await city.send(.mail("ann@example.org", text))
        return try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    private func choose(_ type: String, for number: TrackingNumber, in city: SmallCity) async throws {
        let routing = try RoutingRules(
            [], default: RoutingDefault(department: "Constituent Services", queue: "triage"), catalogue: catalogue)
        let standing = try #require(try await city.store.changes.standing(of: number))
        let details = RequestDetails(
            requestType: type, department: standing.department, queue: standing.queue, priority: standing.priority,
            place: nil)
        let outcome = try await city.store.changes.change(
            number, .details(details), seen: standing.version, note: nil, by: ann,
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
        #expect(outcome == .done)
    }

    @Test("versions go on, and the two newest stay", arguments: StoreEngine.allCases)
    func versions(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let book = city.store.models
        #expect(try await book.newest(for: .types) == nil)
        for version in 1...6 {
            let bytes = [UInt8](repeating: UInt8(version), count: 70_000)
            #expect(
                try await book.add(bytes, for: .types, examples: 10, requests: version, at: city.clock.now()) == version
            )
        }
        #expect(try await book.newest(for: .types)?.version == 6)
        #expect(try await book.newest(for: .types)?.requests == 6)
        #expect(try await book.bytes(of: 6)?.count == 70_000)
        #expect(try await book.bytes(of: 5)?.first == 5)
        #expect(try await book.bytes(of: 4) == nil)
    }

    @Test("what people chose teaches, what the gateway chose by itself does not", arguments: StoreEngine.allCases)
    func examples(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        _ = try await filed("nobody said what this is", in: city)
        let lamp = try await filed("the lamp is dark", in: city)
        let branch = try await filed("a branch fell", in: city)
        let learnt = try await filed("it chose this itself", in: city)
        try await choose("light", for: lamp, in: city)
        try await choose("tree", for: branch, in: city)
        try await city.run(
            """
            UPDATE service_request SET request_type = 'tree', rule = 'learnt', status = 'resolved'
            WHERE tracking_number = '\(learnt.symbols)'
            """)
        let first = try await city.store.models.examples(before: nil, limit: 1)
        #expect(first.map(\.example.text) == ["a branch fell"])
        #expect(first.map(\.example.label) == ["tree"] && first.map(\.example.department) == ["Parks"])
        let rest = try await city.store.models.examples(before: first.last?.request, limit: 10)
        #expect(rest.map(\.example.text) == ["the lamp is dark"])
        try await city.run(
            "UPDATE service_request SET rule = 'catalogue' WHERE tracking_number = '\(learnt.symbols)'")
        #expect(try await city.store.models.examples(before: nil, limit: 10).count == 3)
    }

    @Test(
        "a type that was learnt and is sure places a message, and the request says how sure",
        arguments: StoreEngine.allCases)
    func placed(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var placement = Placement(
            requestType: "tree", department: "Parks", queue: "trees", priority: 3, rule: RoutingRules.learntRule,
            reason: "97 %: branch")
        placement.score = 0.97
        try await city.keep(.mail("ann@example.org", "a branch fell"))
        let kept = try await city.store.filer.backlog(excluding: [], limit: 10)
        let decider = FixedDecider { [placement, journey = city.journey] message, _, facts in
            journey.decide(message, placement, facts)
        }
        _ = try await city.store.filer.file(kept.map(city.journey.prepare), by: decider)
        let decisions = try await city.rows("SELECT kind, reason, score FROM decision", columns: 3)
        #expect(decisions == [["placed", "97 %: branch", "0.97"]])
        #expect(try await city.column("SELECT request_type FROM service_request") == ["tree"])
    }
}
