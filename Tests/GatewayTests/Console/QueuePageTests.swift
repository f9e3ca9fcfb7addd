import Desk
import Foundation
import TestKit
import Testing

/// The queue and the left column: what they say of each row, with scripts and without.
@Suite("The queue's page and the left column: waiting, channel, language, what is due")
struct QueuePageTests {
    /// The warning comes with the breach, and is left out.
    static let promises = """
        service:
          warning_percent: 99
          targets:
            - {stage: first_answer, within: 1s, channel: chat}
            - {stage: resolved, within: 8h}

        """

    @Test("each row says since when it waits, by what channel, in which language, and what is due, overdue in words")
    func rows() async throws {
        try await StaffCity.with(extra: Self.promises, logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            _ = try await ann.post(
                "/desk/log",
                ["form": "a", "channel": "phone", "kind": "service", "about": "Un bache", "language": "es"])
            try await eventually {
                try await ann.get("/desk/queue").body.contains("First answer: overdue by under 1 min")
            }
            let queue = try await ann.get("/desk/queue").body
            #expect(queue.contains("class=\"late\">First answer: overdue"))
            #expect(queue.contains("Resolved: 7 h 59 min left") && queue.contains("Spanish") && queue.contains("Phone"))
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            let page = try await ann.get(path).body
            let column = try #require(page.firstMatch(of: #/(?s)<nav class="worklist".*?<\/nav>/#)).output
            #expect(column.contains("Chat") && column.contains("Phone, Spanish") && column.contains("under 1 min"))
            #expect(column.contains("; First answer: overdue by") && column.contains("; Resolved: 7 h 59 min left"))
        }
    }

    private func page(_ visitor: Visitor, view: String) async throws -> (DeskClient, DeskHeard) {
        let cookie = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        let (client, _) = try await DeskClient.begin(port: visitor.port, cookie: cookie)
        try await client.say(["type": "queue", "view": view])
        return (client, try await client.hear("queue"))
    }

    @Test("the views hear of their own rows over the socket")
    func live() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (all, allFirst) = try await page(ann, view: "all")
            let (mine, mineFirst) = try await page(ann, view: "mine")
            #expect(allFirst.order == [] && mineFirst.order == [])
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            let item = try #require(try await all.hear("queue").order?.first)
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            #expect(try await mine.hear("queue").order == [item])
            _ = try await ConsoleScene.act("close", ["reason": "not_ours"], path, by: ann)
            #expect(try await mine.hear("queue").order == [])
            var last: [String]? = [item]
            while last != [] { last = try await all.hear("queue").order }
        }
    }
}
