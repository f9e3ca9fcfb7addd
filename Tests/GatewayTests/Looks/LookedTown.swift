import Desk
import Foundation
import Intake
import Store
import TestKit
import Testing

/// A morning in a city of which every page can be looked at: residents wrote by everything there is, and staff did everything that leaves
/// a trace.
struct LookedTown {
    typealias Fields = KeyValuePairs<String, String>

    let city: SittingCity
    let ann: Visitor
    let sue: Visitor
    let max: Visitor
    let boss: Visitor

    /// Paths of requests, by what they show.
    var requests: [String: String] = [:]
    /// Other paths, by what they show.
    var others: [String: String] = [:]
    /// The chat whose session asks how it was, and the one that has ended.
    var chats: [String: String] = [:]
    /// Kept open, so that the city does not take them for gone.
    var residents: [ChatClient] = []

    static let people: [(name: String, roles: Set<Role>)] = [
        ("ann", [.agent]), ("ben", [.agent]), ("sue", [.supervisor]), ("max", [.manager]), ("boss", [.administrator]),
        (newcomer, [.agent]),
    ]

    /// Who has not set up a second step yet.
    static let newcomer = "kay"

    static let channels = ["phone.yaml": "kind: phone\n", "walk-in.yaml": "kind: walk_in\n"]

    /// The repository's, with where departments are asked.
    static var routing: String {
        get throws {
            try Repository.text("channels/routing.yaml") + """

                department_mail:
                  - {department: Public Works, addresses: works@city.example}
                  - {department: Parks, addresses: parks@city.example}

                """
        }
    }

    static let extra = """
        residents:
          link_duplicates: false
        surveys:
          delay: 11s
        service:
          targets:
            - {stage: acknowledged, within: 1h, around_the_clock: true}
            - {stage: first_answer, within: 4h, around_the_clock: true}
            - {stage: resolved, within: 5d, around_the_clock: true}

        """

    init(_ city: SittingCity) async throws {
        self.city = city
        try await city.desk.employ(Self.people)
        ann = try await city.desk.signedIn("ann")
        sue = try await city.desk.signedIn("sue")
        max = try await city.desk.signedIn("max")
        boss = try await city.desk.signedIn("boss")
        try await write()
        try await work()
        try await closeAndAsk()
        try await review()
        others["library"] = try await link(#/\/desk\/library\/\d+/#, on: "/desk/library", by: sue)
        others["report-sent"] = try await sendReport()
        let scorecards = "/desk/reviews/scorecards"
        _ = try await sue.post(
            scorecards,
            [
                "form": "looked", "seen": "0", "name": "Emails and texts",
                "question-0": "The answer is right and complete, and says what happens next", "points-0": "10",
                "critical-0": "yes", "question-1": "Courteous, in plain words", "points-1": "5",
            ])
        others["scorecard"] = try await link(#/\/desk\/reviews\/scorecards\/\d+/#, on: scorecards, by: sue)
        try await counted()
        try await team()
        try await imports()
        try await notices()
        try await chase()
        try await noteDates()
        try await setTargets()
        try await milestone()
        others["roster"] = try await link(#/\/desk\/roster\/\d+/#, on: "/desk/roster", by: sue)
        others["account"] = try await link(#/\/desk\/accounts\/\d+/#, on: "/desk/accounts", by: boss)
        others["welcome"] = try await city.desk.invite("new.colleague", .agent)
    }

    // MARK: - Staff

    private mutating func work() async throws {
        let mail = try #require(requests["mail"])
        let rats = try #require(requests["rats"])
        try await Self.wait(for: "from another address", on: mail, ann)
        _ = try await ann.post(mail + "/take", [:], page: mail)
        _ = try await ConsoleScene.act("notes", ["note": "Called Parks: a crew is on its way."], mail, by: ann)
        let page = try await ann.get(mail).body
        let form = page.components(separatedBy: "/updates\">").last.map { ConsoleScene.hidden("form", $0) } ?? ""
        _ = try await ann.post(
            mail + "/updates", ["form": form, "text": "A crew removes the tree this afternoon."], page: mail)
        try await answer(mail, "Thank you. A crew is on its way, and the sidewalk is free by tonight.", by: ann)
        let spanish = try #require(requests["spanish"])
        _ = try await ConsoleScene.act("escalate", ["note": "Third time this month"], spanish, by: ann)
        let text = try #require(requests["text"])
        _ = try await ConsoleScene.act("snooze", ["until": "resident"], text, by: sue)
        try await split(text)
        let other = try #require(requests["rats-too"]).split(separator: "/").last.map(String.init) ?? ""
        _ = try await sue.post(rats + "/merge", ["version": try await version(rats), "into": other], page: rats)
    }

    /// The second text of the resident is about another lamp.
    private mutating func split(_ path: String) async throws {
        try await Self.wait(for: "he one at 97", on: path, sue)
        let page = try await sue.get(path).body
        let message = try #require(page.matches(of: #/name="message" value="(\d+)"/#).last).1
        let done = try await sue.post(
            path + "/split", ["version": ConsoleScene.hidden("version", page), "message": String(message)], page: path)
        let part = done.location?.split(separator: "?").first.map(String.init) ?? ""
        requests["split"] = part == path ? try await self.path("And the one at 97") : part
    }

    /// A request is closed by an answer, and its resident says how it was: badly.
    private mutating func closeAndAsk() async throws {
        let path = try #require(requests["asked"])
        _ = try await ann.post(path + "/take", [:], page: path)
        try await answer(path, "The hole is filled.", resolves: true, by: ann)
        let client = try #require(residents.last)
        var words = ""
        while !words.contains("/survey/") {
            words = try await client.next(within: .seconds(60)).text ?? ""
            if let link = words.firstMatch(of: /\/track\/[^ ]+/) { others["track-resolved"] = String(link.output) }
        }
        others["survey"] = String(try #require(words.firstMatch(of: /\/survey\/[^ ]+/)).output)
        let second = try await asked("Graffiti on the library wall")
        others["survey-answered"] = second
        _ = try await city.desk.visitor().post(
            second, ["overall": "1", "courtesy": "4", "text": "Nobody came, and nobody called."], csrf: "")
        let chat = try #require(requests["chat"])
        let number = chat.split(separator: "/").last ?? ""
        others["track"] = "/track/\(number)"
    }

    /// Another chat that is closed; the path of its survey.
    private mutating func asked(_ words: String) async throws -> String {
        let client = try await ChatClient.connect(port: city.port)
        chats["ended"] = try await client.start()
        try await client.write("m1", words)
        residents.append(client)
        let path = try await self.path(words)
        requests["surveyed"] = path
        _ = try await ann.post(path + "/take", [:], page: path)
        try await answer(path, "It is gone.", resolves: true, by: ann)
        while true {
            let heard = try await client.next(within: .seconds(60)).text ?? ""
            if let link = heard.firstMatch(of: /\/survey\/[^ ]+/) {
                try await client.send(["type": "end"])
                return String(link.output)
            }
        }
    }

    // MARK: - Steps

    private func answer(_ path: String, _ text: String, resolves: Bool = false, by visitor: Visitor) async throws {
        let page = try await visitor.get(path).body
        let form = page.components(separatedBy: "/answer\"").last ?? ""
        let answered = try await visitor.post(
            path + "/answer",
            [
                "form": ConsoleScene.hidden("form", form), "seen": ConsoleScene.hidden("seen", form), "text": text,
                "then": resolves ? "resolved" : "",
            ], page: path)
        #expect(answered.status == 303, "\(path): \(answered.status)")
    }

    private static func wait(for words: String, on path: String, _ visitor: Visitor) async throws {
        try await eventually { try await visitor.get(path).body.contains(words) }
    }

    private func version(_ path: String) async throws -> String {
        ConsoleScene.hidden("version", try await sue.get(path).body)
    }

    /// A request's path, once it is in the queue.
    ///
    /// - Parameter title: how its title begins.
    func path(_ title: String) async throws -> String {
        let ann = ann
        try await eventually { try await Self.path(title, in: ann.get("/desk/queue").body) != nil }
        return try #require(Self.path(title, in: try await ann.get("/desk/queue").body))
    }

    /// Where the link leads whose words begin with `title`.
    private static func path(_ title: String, in page: String) -> String? {
        guard let words = page.range(of: ">" + title),
            let link = page[..<words.lowerBound].matches(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#).last
        else { return nil }
        return String(link.output)
    }

    func link(_ pattern: Regex<Substring>, on page: String, by visitor: Visitor) async throws -> String {
        String(try #require(try await visitor.get(page).body.firstMatch(of: pattern)).output)
    }

    /// A report that went out by mail; its path.
    private func sendReport() async throws -> String {
        let database = try await CityStore.open(city.desk.files.folder.path("data"), .work)
        let statements = [
            """
            INSERT INTO sent_report (id, name, period, first_day, last_day, subject, text, figures_as_of, made_at)
            VALUES (7, 'Figures', 'month/2026-10-01', '2026-10-01', '2026-10-31', 'Somerville 311: Figures, October 2026',
                'Overview: 2026-10-01 to 2026-10-31', 1793505600000, 1793505660000)
            """,
            """
            INSERT INTO sent_report_file (report, position, is_body, name, media_type, size, blob)
            VALUES (7, 1, 0, 'overview.pdf', 'application/pdf', 42000, 'none')
            """,
            "INSERT INTO sent_report_mail (id, report, recipient) VALUES (8, 7, 'manager@hall.example')",
        ]
        do {
            try await database.write(.file) { session throws(StoreFailure) in
                for statement in statements { try session.execute(SQLStatement(once: statement), []) }
            }
        } catch {
            await database.close()
            throw error
        }
        await database.close()
        return "/reports/sent/7"
    }
}
