import Intake
import Store
import TestKit
import Testing

@Suite("Rules that ask whether the sender wrote before")
struct KnownSenderTests {
    @Test(
        "are answered inside the filing transaction, also for messages that are filed together",
        arguments: StoreEngine.allCases)
    func known(_ engine: StoreEngine) async throws {
        let rules = [
            RoutingRule(
                name: "regulars", when: .init(keywords: ["rats"], isKnown: true), then: .init(priority: 2)),
            RoutingRule(name: "new", when: .init(isKnown: false), then: .init(priority: 4)),
        ]
        let routing = try RoutingRules(
            rules, default: RoutingDefault(department: "Constituent Services", queue: "triage"))
        let city = try await SmallCity(engine, routing: routing)
        for (sender, text) in [("a", "rats"), ("b", "rats"), ("a", "more rats"), ("b", "no lamp")] {
            try await city.keep(.mail("\(sender)@example.org", text))
        }
        _ = try await city.file()
        #expect(
            try await city.column("SELECT rule || ' ' || reason FROM service_request ORDER BY id")
                == ["new new sender", "new new sender", "regulars keyword rats", "default no rule holds"])
        city.clock.advance(by: .seconds(1))
        try await city.send(.mail("a@example.org", "rats once more"))
        let placed = try await city.store.placements.placed(before: nil, limit: 10)
        #expect(placed.first?.scene.isKnown == true && placed.last?.scene.isKnown == false)
        #expect(placed.first?.scene.isVerified == true)
    }
}
