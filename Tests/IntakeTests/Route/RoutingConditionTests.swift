import Foundation
import Intake
import Testing

@Suite("What rules may ask besides words")
struct RoutingConditionTests {
    private static let sms = ChannelName(kind: .sms, id: "sms-main")
    private static let catalogue = RequestCatalogue([
        RequestType(
            code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees", keywords: ["tree"])
    ])

    private func placed(
        _ condition: RoutingRule.Condition, _ text: String = "hello", _ scene: RoutingScene = RoutingScene(),
        guess: TypeGuess? = nil
    ) throws -> Placement {
        let rules = try RoutingRules(
            [RoutingRule(name: "r", when: condition, then: .init(priority: 1))],
            default: RoutingDefault(department: "311", queue: "general"), catalogue: Self.catalogue,
            holidays: ["2026-12-25"])
        return rules.placement(
            of: FoldedText(text), channel: Self.sms, language: .english, scene: scene, guess: { guess })
    }

    private func reason(
        _ condition: RoutingRule.Condition, _ text: String = "hello", _ scene: RoutingScene = RoutingScene()
    ) throws -> String? {
        let placed = try placed(condition, text, scene)
        return placed.rule == "r" ? placed.reason : nil
    }

    private func time(_ text: String) throws -> RoutingScene {
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let date = try Date(text, strategy: .iso8601)
        let moment = Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1_000))
        return RoutingScene(time: CityTime(moment, in: CityCalendar(timeZone: zone)))
    }

    @Test("A place in the text, or in what is known of the place that it names")
    func places() throws {
        let square = RoutingRule.Condition(places: ["Union Square", "ward 3"])
        #expect(try reason(square, "a hole in union square") == "place Union Square")
        #expect(try reason(square, "a hole") == nil)
        #expect(try reason(square, "a hole", RoutingScene(place: ["93 School Street", "Ward 3"])) == "place ward 3")
        #expect(
            try reason(.init(keywords: ["hole"], places: ["Union Square"]), "hole, Union Square") == "keyword hole")
        #expect(try reason(.init(keywords: ["hole"], places: ["Union Square"]), "hole") == nil)
    }

    @Test("How much is open somewhere, where it was counted")
    func loads() throws {
        let full = RoutingRule.Condition(load: RoutingLoad(.queue("trees"), over: 3))
        for (open, holds) in [(3, false), (4, true)] {
            let scene = RoutingScene.loaded([.queue("trees"): open, .department("Parks"): 9])
            #expect(try reason(full, "hello", scene) == (holds ? "load of queue trees" : nil))
        }
        let quiet = RoutingRule.Condition(load: RoutingLoad(.department("Parks"), under: 1))
        #expect(try reason(quiet, "hello", .loaded([:])) == "load of department Parks")
        #expect(try reason(quiet, "hello", .loaded([.department("Parks"): 1])) == nil)
        #expect(try reason(quiet, "hello") == nil)
        #expect(throws: RoutingProblems.self) { try placed(.init(load: RoutingLoad(.queue("none"), over: 1))) }
    }

    @Test("The department that its type, or what was learnt and is sure, leads to")
    func departments() throws {
        let parks = RoutingRule.Condition(departments: ["Parks"])
        #expect(try reason(parks, "a tree") == "department Parks")
        #expect(try reason(parks, "a lamp") == nil)
        for isSure in [true, false] {
            let guess = TypeGuess(
                types: [], departments: [.init(name: "Parks", probability: 0.97)], isSureOfDepartment: isSure)
            #expect(try placed(parks, "a lamp", guess: guess).rule == (isSure ? "r" : "default"))
        }
    }

    @Test("Hours, also over midnight, days and holidays, by the city's clock")
    func times() throws {
        func holds(_ times: RoutingTimes, _ text: String) throws -> Bool {
            try reason(.init(times: times), "hello", try time(text)) == "time"
        }
        let night = RoutingTimes(spans: [.init(start: 17 * 60, end: 8 * 60)])
        // New York is four hours behind in summer, five in winter.
        #expect(try holds(night, "2026-07-01T21:00:00Z") && holds(night, "2026-07-01T11:59:59Z"))
        #expect(try !holds(night, "2026-07-01T20:59:59Z") && !holds(night, "2026-07-01T12:00:00Z"))
        #expect(try !holds(night, "2026-12-01T21:59:59Z") && holds(night, "2026-12-01T22:00:00Z"))
        let noon = RoutingTimes(spans: [.init(start: 0, end: 60), .init(start: 720, end: 780)])
        #expect(try holds(noon, "2026-07-01T16:30:00Z") && holds(noon, "2026-07-01T04:59:00Z"))
        #expect(try !holds(noon, "2026-07-01T17:00:00Z"))
        // The 5th of July 2026 is a Sunday there until four in the morning of the 6th.
        let sunday = RoutingTimes(weekdays: [0])
        #expect(try holds(sunday, "2026-07-06T03:59:59Z") && !holds(sunday, "2026-07-06T04:00:00Z"))
        #expect(try !holds(sunday, "2026-07-05T03:59:59Z") && holds(sunday, "2026-07-05T04:00:00Z"))
        #expect(try holds(RoutingTimes(isHoliday: true), "2026-12-25T12:00:00Z"))
        #expect(try !holds(RoutingTimes(isHoliday: true), "2026-12-25T04:00:00Z"))
        #expect(try holds(RoutingTimes(isHoliday: false), "2026-12-25T04:00:00Z"))
        #expect(try reason(.init(times: night)) == nil, "without a time none holds")
    }

    @Test("Who wrote: proven or not, before or for the first time; what is not known is neither")
    func senders() throws {
        #expect(try reason(.init(isVerified: true), "x", RoutingScene(isVerified: true)) == "proven sender")
        #expect(try reason(.init(isVerified: false), "x", RoutingScene(isVerified: true)) == nil)
        #expect(try reason(.init(isKnown: false), "x", RoutingScene(isKnown: false)) == "new sender")
        #expect(try reason(.init(isKnown: true), "x") == nil)
        #expect(try reason(.init(isKnown: false), "x") == nil)
    }

    @Test("The linter names what can never hold")
    func problems() throws {
        let error = #expect(throws: RoutingProblems.self) {
            _ = try RoutingRules(
                [
                    RoutingRule(
                        name: "a",
                        when: .init(departments: ["Moon"], places: ["!"], times: RoutingTimes(isHoliday: true)),
                        then: .init(priority: 1))
                ], default: RoutingDefault(department: "311", queue: "q"), catalogue: Self.catalogue)
        }
        #expect(
            error?.problems.map(\.reason) == [
                "no request type is of the department 'Moon'", "place '!' holds no letter or digit",
                "asks for holidays, and there are none",
            ])
    }
}

extension RoutingScene {
    fileprivate static func loaded(_ loads: [RoutingLoad.Place: Int]) -> RoutingScene {
        var scene = RoutingScene()
        scene.loads = loads
        return scene
    }
}
