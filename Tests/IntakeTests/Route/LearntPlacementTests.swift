import Testing

@testable import Intake

@Suite("Placing by what was learnt")
struct LearntPlacementTests {
    private let sms = ChannelName(kind: .sms, id: "sms-main")

    private func rules() throws -> RoutingRules {
        var snow = RequestType(code: "snow", names: [.english: "Snow"], department: "Works", queue: "snow")
        snow.activeFrom = "2026-11-01"
        return try RoutingRules(
            [RoutingRule(name: "dark", when: .init(requestTypes: ["light"]), then: .init(priority: 1))],
            default: RoutingDefault(department: "311", queue: "general"),
            catalogue: RequestCatalogue([
                RequestType(
                    code: "light", names: [.english: "Light"], department: "Works", queue: "lights", keywords: ["lamp"]),
                RequestType(code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees", priority: 4),
                snow,
            ]))
    }

    private func place(_ text: String, on day: String = "2026-11-21", _ guess: TypeGuess) throws -> Placement {
        try rules().placement(of: FoldedText(text), channel: sms, language: .english, on: day) { guess }
    }

    private func guess(_ type: String, _ department: String, type isSure: Bool, department isSureOfIt: Bool)
        -> TypeGuess
    {
        TypeGuess(
            types: [.init(name: type, probability: 0.966)], departments: [.init(name: department, probability: 0.99)],
            words: ["limb", "fell"], isSureOfType: isSure, isSureOfDepartment: isSureOfIt)
    }

    @Test(
        "a type that is sure places, with its reason and score; one that is not leaves the department, or all, to people"
    )
    func sure() throws {
        let tree = try place("limb fell", guess("tree", "Parks", type: true, department: true))
        #expect(tree.requestType == "tree" && tree.department == "Parks" && tree.queue == "trees" && tree.priority == 4)
        #expect(tree.rule == "learnt" && tree.reason == "97 %: limb, fell" && tree.score == 0.966)
        let parks = try place("limb fell", guess("tree", "Parks", type: false, department: true))
        #expect(parks.requestType == nil && parks.department == "Parks" && parks.queue == "trees")
        #expect(parks.rule == "learnt" && parks.reason == "99 %: limb, fell" && parks.score == 0.99)
        let nothing = try place("limb fell", guess("tree", "Parks", type: false, department: false))
        #expect(nothing.rule == "default" && nothing.department == "311" && nothing.score == nil)
    }

    @Test(
        "keywords come first; a rule about types holds for a learnt one; what the catalogue has not, or not now, is no type"
    )
    func order() throws {
        let sure = guess("tree", "Parks", type: true, department: false)
        #expect(try place("the lamp", sure).requestType == "light")
        let light = try place("dark", guess("light", "Works", type: true, department: false))
        #expect(light.rule == "dark" && light.requestType == "light" && light.priority == 1)
        #expect(try place("x", guess("gone", "Nowhere", type: true, department: true)).rule == "default")
        let snow = guess("snow", "Works", type: true, department: false)
        #expect(try place("x", on: "2026-10-31", snow).rule == "default")
        #expect(try place("x", on: "2026-11-01", snow).requestType == "snow")
    }

    @Test("the guess is not asked for where words tell")
    func lazy() throws {
        var asked = 0
        _ = try rules().placement(of: FoldedText("lamp"), channel: sms, language: .english) {
            asked += 1
            return nil
        }
        #expect(asked == 0)
    }
}
