import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("How earlier messages were placed")
struct PlacementBookTests {
    @Test("the newest first, page by page, each with what opened it", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        try await city.send(.mail("ann@example.org", "A pothole on Elm"))
        try await city.send(.mail("bob@example.org", "The lamp is dark"))
        try await city.run("UPDATE service_request SET rule = 'person', department = 'Parks' WHERE title LIKE '%lamp%'")
        let book = city.store.placements
        let first = try await book.placed(before: nil, limit: 1)
        #expect(first.map(\.text) == ["The lamp is dark"])
        #expect(first.map(\.placement.department) == ["Parks"] && first.map(\.placement.rule) == ["person"])
        let rest = try await book.placed(before: first.last?.request, limit: 10)
        #expect(rest.map(\.text) == ["A pothole on Elm"])
        #expect(rest.first?.channel == SmallCity.mail)
    }

    @Test(
        "other rules are tried on them: what would go elsewhere, and where a person had decided",
        arguments: StoreEngine.allCases)
    func trial(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for text in ["A pothole on Elm", "The lamp is dark", "Hello"] {
            try await city.send(.mail("ann\(text.utf8.count)@example.org", text))
        }
        try await city.run("UPDATE service_request SET rule = 'person' WHERE title LIKE '%lamp%'")
        let rules = try RoutingRules(
            [RoutingRule(name: "dark", when: .init(keywords: ["lamp", "pothole"]), then: .init(priority: 1))],
            default: RoutingDefault(department: "Constituent Services", queue: "triage"))
        var trial = RoutingTrial(rules, calendar: CityCalendar(timeZone: .gmt))
        for message in try await city.store.placements.placed(before: nil, limit: 10) { trial.take(message) }
        #expect(trial.tried == 3 && trial.people == 1)
        #expect(trial.changes.map(\.message.text) == ["The lamp is dark", "A pothole on Elm"])
        #expect(trial.changes.map(\.wasPerson) == [true, false])
        #expect(trial.changes.map(\.placement.rule) == ["dark", "dark"])
    }
}
