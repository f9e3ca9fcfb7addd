import Intake
import TestKit
import Testing

@Suite struct RoutingRulesTests {
    private static let email = ChannelName(kind: .email, id: "email-311")
    private static let sms = ChannelName(kind: .sms, id: "sms-main")

    private static let catalogue = RequestCatalogue([
        RequestType(
            code: "pothole", names: [.english: "Pothole", .spanish: "Bache"], department: "Public Works",
            queue: "streets",
            priority: 2, keywords: ["pothole*", "bache*", "hole in the road"]),
        RequestType(
            code: "tree", names: [.english: "Tree"], department: "Parks", queue: "trees", keywords: ["tree", "limb"]),
        RequestType(
            code: "old", names: [.english: "Old"], department: "Parks", queue: "trees", keywords: ["fountain"],
            isActive: false),
    ])

    private static func rules() throws -> RoutingRules {
        try RoutingRules(
            [
                RoutingRule(
                    name: "wires", when: .init(keywords: ["power line", "cable suelto"]),
                    then: .init(department: "Fire", queue: "urgent", priority: 1)),
                RoutingRule(
                    name: "texts about trees", when: .init(channels: ["sms"], requestTypes: ["tree"]),
                    then: .init(priority: 2)),
                RoutingRule(
                    name: "creole", when: .init(languages: [.haitianCreole]),
                    then: .init(department: "Constituent Services", queue: "creole")),
                RoutingRule(
                    name: "graffiti", when: .init(channels: ["email-311"], keywords: ["graffiti", "graf*"]),
                    then: .init(requestType: "pothole")),
            ],
            default: RoutingDefault(department: "Constituent Services", queue: "triage"), catalogue: catalogue,
            channels: [email, sms])
    }

    private struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var channel = RoutingRulesTests.email
        var language = Language.english
        var requestType: String?
        var expected: Placement

        var testDescription: String { "\(text) \(channel) \(language)" }
    }

    private static let triage = ("Constituent Services", "triage")

    private static let cases: [Case] = [
        Case(text: "hello", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(text: "", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(
            text: "Two POTHOLES on Elm",
            expected: placement("pothole", ("Public Works", "streets"), 2, "catalogue", "keyword pothole*")),
        Case(
            text: "there's a hole, in the road!",
            expected: placement("pothole", ("Public Works", "streets"), 2, "catalogue", "keyword hole in the road")),
        Case(text: "a hole in the roadside", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(text: "street trees", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(
            text: "tree fell into a pothole",
            expected: placement("pothole", ("Public Works", "streets"), 2, "catalogue", "keyword pothole*")),
        Case(text: "a fountain", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(
            text: "a tree lies on the power-line", channel: sms,
            expected: placement("tree", ("Fire", "urgent"), 1, "wires", "keyword power line")),
        Case(
            text: "Hay un CABLE SUELTO aquí",
            expected: placement(nil, ("Fire", "urgent"), 1, "wires", "keyword cable suelto")),
        Case(
            text: "the tree is dead", channel: sms,
            expected: placement("tree", ("Parks", "trees"), 2, "texts about trees", "request type tree")),
        Case(text: "the tree is dead", expected: placement("tree", ("Parks", "trees"), 3, "catalogue", "keyword tree")),
        Case(
            text: "pyebwa", language: .haitianCreole,
            expected: placement(nil, ("Constituent Services", "creole"), 3, "creole", "language ht")),
        Case(
            text: "Grafiti on the wall",
            expected: placement("pothole", ("Public Works", "streets"), 2, "graffiti", "keyword graf*")),
        Case(text: "graffiti", channel: sms, expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(
            text: "see form", requestType: "tree",
            expected: placement("tree", ("Parks", "trees"), 3, "catalogue", "request type named")),
        Case(text: "x", requestType: "old", expected: placement(nil, triage, 3, "default", "no rule holds")),
        Case(text: "x", requestType: "none", expected: placement(nil, triage, 3, "default", "no rule holds")),
    ]

    private static func placement(
        _ type: String?, _ place: (String, String), _ priority: Int, _ rule: String, _ reason: String
    ) -> Placement {
        Placement(
            requestType: type, department: place.0, queue: place.1, priority: priority, rule: rule, reason: reason)
    }

    @Test("placing", arguments: cases)
    private func placing(example: Case) throws {
        let placed = try Self.rules().placement(
            of: FoldedText(example.text), channel: example.channel, language: example.language,
            requestType: example.requestType)
        #expect(placed == example.expected)
    }

    @Test("a message is placed by its subject and its text")
    func message() throws {
        var message = Message(
            id: RowID(rawValue: 1), channel: Self.email, lane: "a@b.c", arrivedAt: Moment(milliseconds: 0),
            sender: Identity(kind: .email, address: "a@b.c"), isSenderVerified: true, recipient: "311@city.gov",
            text: "see above", fullText: "see above", digest: ContentDigest(high: 0, low: 0))
        let rules = try Self.rules()
        #expect(rules.placement(of: message).rule == "default")
        message.subject = "Dead limb"
        #expect(rules.placement(of: message).requestType == "tree")
        message.subject = "power"
        message.text = "line"
        // Words join over the border of subject and text: people go on writing there.
        #expect(rules.placement(of: message).rule == "wires")
    }

    @Test("an always-rule catches what comes to it, and nothing before")
    func always() throws {
        let rules = try RoutingRules(
            [
                RoutingRule(name: "noise", when: .init(keywords: ["noise"]), then: .init(priority: 4)),
                RoutingRule(name: "rest", then: .init(department: "A", queue: "b")),
                RoutingRule(name: "never", when: .init(keywords: ["trash"]), then: .init(priority: 1)),
            ], default: RoutingDefault(department: "D", queue: "q"))
        let noise = rules.placement(of: FoldedText("trash and noise"), channel: Self.sms, language: .english)
        #expect(noise == Self.placement(nil, ("D", "q"), 4, "noise", "keyword noise"))
        let rest = rules.placement(of: FoldedText("trash"), channel: Self.sms, language: .english)
        #expect(rest == Self.placement(nil, ("A", "b"), 3, "rest", "always"))
    }

    @Test("everything wrong is named at once")
    func problems() throws {
        let error = #expect(throws: RoutingProblems.self) {
            _ = try RoutingRules(
                [
                    RoutingRule(name: "", then: .init(priority: 1)),
                    RoutingRule(name: "a", when: .init(keywords: ["!", "po*t"]), then: .init(priority: 9)),
                    RoutingRule(name: "a", when: .init(channels: ["fax"]), then: .init(department: "X")),
                    RoutingRule(name: "default", when: .init(requestTypes: ["nope"]), then: .init()),
                    RoutingRule(name: "b", then: .init(requestType: "old")),
                    RoutingRule(
                        name: "c", when: .init(keywords: [String(repeating: "x", count: 61)]), then: .init(priority: 1)),
                ], default: RoutingDefault(department: "", queue: "q", priority: 0),
                catalogue: RequestCatalogue(
                    Self.catalogue.types + [RequestType(code: "tree", names: [:], department: "P", queue: "")]),
                channels: [Self.email])
        }
        let expected = [
            "default: has no department",
            "default: priority 0 is outside 1 (most urgent) to 5",
            "rule 1 (): has no name; placements are explained by it",
            "rule 2 (a): keyword '!' holds no letter or digit",
            "rule 2 (a): keyword 'po*t': * may only stand last",
            "rule 2 (a): priority 9 is outside 1 (most urgent) to 5",
            "rule 3 (a): the name is taken; give it another",
            "rule 3 (a): 'fax' is neither a channel kind nor a configured channel",
            "rule 3 (a): department and queue go together; give both or neither",
            "rule 4 (default): the name is taken; give it another",
            "rule 4 (default): the catalogue has no request type 'nope'",
            "rule 4 (default): says nothing about where to",
            "rule 5 (b): request type 'old' is retired",
            "rule 6 (c): keyword 'xxxxxxxxxxxxxxxxxxxx…' is longer than 60 bytes",
            "request type 4 (tree): the code is taken; give it another",
            "request type 4 (tree): has no queue",
            "request type 4 (tree): has no name in any language",
        ]
        #expect(error?.description.split(separator: "\n").map(String.init) == expected)
    }

    @Test("the index finds exactly what a plain search finds", arguments: 0..<20)
    func againstPlainSearch(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        func word() -> String {
            String(
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in "abé".randomElement(using: &generator) ?? "a"
                })
        }
        func phrase() -> String {
            let words = (0..<Int.random(in: 1...3, using: &generator)).map { _ in word() }
            return words.joined(separator: " ") + (Bool.random(using: &generator) ? "*" : "")
        }
        let keywords = (0..<40).map { _ in (0..<3).map { _ in phrase() } }
        let rules = try RoutingRules(
            keywords.enumerated().map { index, keywords in
                RoutingRule(name: "r\(index)", when: .init(keywords: keywords), then: .init(priority: 1))
            }, default: RoutingDefault(department: "D", queue: "q"))
        for _ in 0..<40 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in word() }.joined(separator: ", ")
            let folded = " " + FoldedText(text).words + " "
            let first = keywords.firstIndex { keywords in
                keywords.contains { keyword in
                    let words = FoldedText(keyword).words
                    return folded.contains(" " + words + (keyword.hasSuffix("*") ? "" : " "))
                }
            }
            let placed = rules.placement(of: FoldedText(text), channel: Self.sms, language: .english)
            #expect(placed.rule == first.map { "r\($0)" } ?? "default", "\(text)")
        }
    }

    @Test("names of a request type fall back to the city's language and the code")
    func names() {
        let type = Self.catalogue["pothole"]
        #expect(type?.name(in: .spanish, city: .english) == "Bache")
        #expect(type?.name(in: .portuguese, city: .english) == "Pothole")
        #expect(type?.name(in: .portuguese, city: .haitianCreole) == "pothole")
    }
}
