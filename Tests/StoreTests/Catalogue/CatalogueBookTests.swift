import Desk
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Versions of the catalogue")
struct CatalogueBookTests {
    private func entry(
        _ code: String, _ kind: CatalogueChange.Kind, _ definition: String?, fields: [String] = []
    ) -> CatalogueEntry {
        CatalogueEntry(code: code, kind: kind, fields: fields, definition: definition)
    }

    @Test(
        "are in their order, each written once; what left the catalogue keeps its last words",
        arguments: StoreEngine.allCases)
    func versions(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let book = city.store.catalogue
        #expect(try await book.current().number == 0)
        let first = [entry("a", .added, "A"), entry("b", .added, "B")]
        #expect(try await book.record(first, after: 0, at: city.clock.now()) == 1)
        #expect(try await book.record(first, after: 0, at: city.clock.now()) == nil)
        city.clock.advance(by: .seconds(60))
        let second = [entry("a", .changed, "A2", fields: ["name_en", "queue"]), entry("b", .retired, nil)]
        #expect(try await book.record(second, after: 1, at: city.clock.now()) == 2)
        let current = try await book.current()
        #expect(current.number == 2)
        #expect(current.definitions == [second[0], entry("b", .retired, "B")])
        let versions = try await book.versions(since: nil)
        #expect(versions.map(\.number) == [1, 2])
        #expect(versions.map(\.entries) == [first, second])
        #expect(try await book.versions(since: city.clock.now()).map(\.number) == [2])
        #expect(try await city.rows("SELECT number, made_at FROM catalogue_version", columns: 2).count == 2)
    }

    @Test(
        "a request keeps the version that it was made with, until it gets another type", arguments: StoreEngine.allCases
    )
    func kept(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine, catalogueVersion: 3)
        let number = try #require(
            TrackingNumber(try await city.trackingNumber(of: city.send(.mail("ann@example.org", "A hole")))))
        #expect(try await city.store.requests.request(number)?.summary.catalogueVersion == 3)
        for version in 0..<4 {
            _ = try await city.store.catalogue.record([], after: version, at: city.clock.now())
        }
        var details = RequestDetails(requestType: nil, department: "Parks", queue: "trees", priority: 3, place: nil)
        try await change(number, to: details, seen: 0, in: city)
        #expect(try await city.store.requests.request(number)?.summary.catalogueVersion == 3)
        details.requestType = "tree"
        try await change(number, to: details, seen: 1, in: city)
        #expect(try await city.store.requests.request(number)?.summary.catalogueVersion == 4)
    }

    private func change(
        _ number: TrackingNumber, to details: RequestDetails, seen: Int, in city: SmallCity
    ) async throws {
        let tree = RequestType(code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees")
        let routing = try RoutingRules(
            [], default: RoutingDefault(department: "311", queue: "311"), catalogue: RequestCatalogue([tree]))
        let outcome = try await city.store.changes.change(
            number, .details(details), seen: seen, note: nil, by: Changer(agent: AgentID(rawValue: 1), name: "Ann"),
            decide: RequestChanging(catalogue: DeskCatalogue(routing)).verdict)
        #expect(outcome == .done)
    }
}
