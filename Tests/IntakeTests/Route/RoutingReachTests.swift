import Intake
import TestKit
import Testing

@Suite("Rules that never decide, since an earlier one ends the list")
struct RoutingReachTests {
    private static let catalogue = RequestCatalogue([
        RequestType(code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees"),
        RequestType(code: "lamp", names: [.english: "Lamp"], department: "Works", queue: "lamps"),
    ])

    /// Whether the second never decides because of the first.
    private func isCovered(_ wide: RoutingRule.Condition, _ narrow: RoutingRule.Condition) throws -> Bool {
        let rules = try RoutingRules(
            [
                RoutingRule(name: "wide", when: wide, then: .init(priority: 1)),
                RoutingRule(name: "narrow", when: narrow, then: .init(priority: 2)),
            ], default: RoutingDefault(department: "311", queue: "general"), catalogue: Self.catalogue,
            channels: [ChannelName(kind: .sms, id: "sms-main"), ChannelName(kind: .email, id: "email-311")],
            holidays: ["2026-12-25"])
        #expect(rules.unreachable.allSatisfy { $0.name == "narrow" && $0.earlierName == "wide" })
        return !rules.unreachable.isEmpty
    }

    @Test("a condition that asks for less, or for the same")
    func covered() throws {
        let night = RoutingTimes(weekdays: [6, 0], spans: [.init(start: 1_020, end: 480)])
        let late = RoutingTimes(weekdays: [6], spans: [.init(start: 1_200, end: 1_260), .init(start: 60, end: 120)])
        for (wide, narrow) in [
            (RoutingRule.Condition(), RoutingRule.Condition(keywords: ["lamp"])),
            (.init(keywords: ["light"]), .init(keywords: ["street light", "Light out"], languages: [.english])),
            (.init(keywords: ["lamp*", "tree"]), .init(keywords: ["lamps", "Lampposts*"])),
            (.init(channels: ["sms"]), .init(channels: ["sms-main"], isKnown: true)),
            (.init(departments: ["Parks"]), .init(requestTypes: ["tree"])),
            (.init(requestTypes: ["tree", "lamp"]), .init(requestTypes: ["lamp"])),
            (.init(places: ["ward 3"]), .init(places: ["Ward 3"], isVerified: true)),
            (.init(times: night), .init(times: late)),
            (.init(load: RoutingLoad(.queue("trees"), over: 10)), .init(load: RoutingLoad(.queue("trees"), over: 20))),
        ] { #expect(try isCovered(wide, narrow), "\(wide) and \(narrow)") }
    }

    @Test("not where the earlier one asks for anything else, or for more")
    func reachable() throws {
        let night = RoutingTimes(spans: [.init(start: 1_020, end: 480)])
        for (wide, narrow) in [
            (RoutingRule.Condition(keywords: ["lamp"]), RoutingRule.Condition()),
            (.init(keywords: ["lamp"]), .init(keywords: ["lamps"])),
            (.init(keywords: ["lamp"]), .init(keywords: ["lamp*"])),
            (.init(keywords: ["street lamp"]), .init(keywords: ["lamp street"])),
            (.init(keywords: ["lamp out*"]), .init(keywords: ["lamp o*"])),
            (.init(channels: ["sms-main"]), .init(channels: ["sms"])),
            (.init(channels: ["email"]), .init(channels: ["sms-main"])),
            (.init(keywords: ["lamp"], languages: [.spanish]), .init(keywords: ["lamp"])),
            (.init(departments: ["Parks"]), .init(requestTypes: ["tree", "lamp"])),
            (.init(times: night), .init(times: RoutingTimes(spans: [.init(start: 1_000, end: 1_060)]))),
            (.init(times: RoutingTimes(isHoliday: true)), .init()),
            (.init(isKnown: true), .init(isKnown: false)),
            (.init(load: RoutingLoad(.queue("trees"), over: 20)), .init(load: RoutingLoad(.queue("trees"), over: 10))),
            (.init(load: RoutingLoad(.queue("trees"), over: 1)), .init(load: RoutingLoad(.queue("lamps"), over: 1))),
        ] { #expect(try !isCovered(wide, narrow), "\(wide) and \(narrow)") }
    }

    @Test("not where a name is a kind's and a channel's, and not where only one of them holds without a time")
    func ambiguous() throws {
        let channels = [ChannelName(kind: .chat, id: "web"), ChannelName(kind: .web, id: "portal")]
        func told(_ wide: RoutingRule.Condition, _ narrow: RoutingRule.Condition) throws -> Bool {
            try !RoutingRules(
                [
                    RoutingRule(name: "wide", when: wide, then: .init(priority: 1)),
                    RoutingRule(name: "narrow", when: narrow, then: .init(priority: 2)),
                ], default: RoutingDefault(department: "311", queue: "general"), channels: channels
            ).unreachable.isEmpty
        }
        #expect(try !told(.init(channels: ["chat"]), .init(channels: ["web"])))
        #expect(try told(.init(channels: ["web"]), .init(channels: ["portal"])))
        let always = RoutingTimes(spans: [.init(start: 0, end: 720), .init(start: 720, end: 0)])
        #expect(try !told(.init(times: always), .init()))
        #expect(try told(.init(times: always), .init(times: RoutingTimes(weekdays: [1]))))
    }

    @Test("in words for the operator")
    func words() throws {
        let rules = try RoutingRules(
            ["lights", "lamps"].map { RoutingRule(name: $0, then: .init(priority: 1)) },
            default: RoutingDefault(department: "311", queue: "general"))
        #expect(rules.unreachable.first?.description.hasPrefix("rule 2 (lamps) never decides: rule 1 (lights)") == true)
    }

    @Test("whatever a message says, a rule that is told never decides", arguments: 0..<20)
    func never(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let words = ["lamp", "lamp*", "street lamp", "tree", "street", "dead tree", "tr*"]
        // Two of the channels are called as kinds are.
        let channels = [
            ChannelName(kind: .sms, id: "c"), ChannelName(kind: .email, id: "sms"), ChannelName(kind: .chat, id: "web"),
            ChannelName(kind: .web, id: "portal"),
        ]
        let names = ["sms", "email", "chat", "web", "portal", "c"]
        let always = RoutingTimes(spans: [.init(start: 0, end: 720), .init(start: 720, end: 0)])
        func condition() -> RoutingRule.Condition {
            RoutingRule.Condition(
                channels: generator.below(2) == 0 ? [names[generator.below(names.count)]] : [],
                keywords: (0..<generator.below(3)).map { _ in words[generator.below(words.count)] },
                languages: generator.below(3) == 0 ? [.english] : [],
                times: generator.below(4) == 0 ? always : RoutingTimes(),
                isKnown: generator.below(3) == 0 ? true : nil)
        }
        let made = (0..<6).map { RoutingRule(name: "r\($0)", when: condition(), then: .init(priority: 1)) }
        let rules = try RoutingRules(
            made, default: RoutingDefault(department: "311", queue: "general"), channels: channels)
        let told = Set(rules.unreachable.map(\.name))
        for _ in 0..<200 {
            let texts = ["lamp", "lamps", "street", "tree", "dead", "trees", "the"]
            let text = (0..<4).map { _ in texts[generator.below(texts.count)] }.joined(separator: " ")
            let placed = rules.placement(
                of: FoldedText(text),
                channel: channels[generator.below(channels.count)],
                language: generator.below(2) == 0 ? .english : .spanish,
                scene: RoutingScene(
                    time: generator.below(2) == 0 ? CityTime(day: "2026-11-23", weekday: 1, minute: 600) : nil,
                    isKnown: generator.below(2) == 0))
            #expect(!told.contains(placed.rule), "\(placed.rule) by \(text)")
        }
    }
}
