import Desk
import Foundation
import TestKit
import Testing

/// Reviews at the desk, against the real program.
@Suite("The console: reviews")
struct ReviewPageTests {
    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Ann answers a chat.
    private func answered(_ city: StaffCity, by ann: Visitor) async throws {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", "The lamp is out")
        try await eventually {
            try await ann.get("/desk/queue").body.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#) != nil
        }
        let queue = try await ann.get("/desk/queue").body
        let path = String(try #require(queue.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output)
        let page = try await ann.get(path).body
        let answer = try await ann.post(
            path + "/answer", ["form": hidden("form", page), "seen": "", "text": "Tomorrow & surely."], page: path)
        #expect(answer.status == 303)
    }

    @Test("a sample for calibration: two reviewers score blind, the difference shows, the agent replies")
    func calibrates() async throws {
        let scorecards =
            "reviews:\n  scorecards:\n    - name: Chats\n      questions:\n        - {text: Right, points: 10}\n"
        try await StaffCity.with(scorecards) { city in
            try await city.employ([("sue", [.supervisor]), ("max", [.manager]), ("ann", [.agent])])
            let (sue, max, ann) = (
                try await city.signedIn("sue"), try await city.signedIn("max"), try await city.signedIn("ann")
            )
            try await answered(city, by: ann)
            let page = try await sue.get("/desk/reviews").body
            #expect(page.contains("Chats (10 points)"))
            let wrong = try await sue.post(
                "/desk/reviews",
                [
                    "form": "x", "scorecard": "Chats", "first": "2026-02-30", "last": "soon", "size": "0",
                    "reviewers": "2",
                ])
            #expect(wrong.status == 422 && wrong.body.contains("Enter a number from 1 to 50."))
            let drawn = try await sue.post(
                "/desk/reviews",
                [
                    "form": hidden("form", page), "scorecard": "Chats", "first": ConsoleScene.day(-100),
                    "last": ConsoleScene.day(100),
                    "size": "3", "reviewers": "2",
                ])
            let list = try await sue.get(try #require(drawn.location)).body
            #expect(list.contains("sha256sum") && list.contains("for you"))
            let path = String(try #require(list.firstMatch(of: #/\/desk\/reviews\/\d+/#)).output)
            #expect(try await ann.get(path).status == 404)
            #expect(try await sue.get(path).body.contains("Tomorrow &amp; surely."))
            #expect(try await sue.post(path + "/score", ["points-0": "11"], page: path).status == 422)
            #expect(
                try await sue.post(path + "/score", ["points-0": "9", "comment": "Well <done>"], page: path).status
                    == 303)
            let blind = try await max.get(path).body
            #expect(!blind.contains("Well &lt;done&gt;") && blind.contains("neither sees"))
            #expect(try await max.post(path + "/score", ["points-0": "6"], page: path).status == 303)
            let both = try await max.get(path).body
            #expect(both.contains("Well &lt;done&gt;") && both.contains("<strong>3</strong>"))
            #expect(try await ann.get("/desk/reviews").body.contains(path))
            #expect(try await ann.post(path + "/reply", ["reply": "Thank you"], page: path).status == 303)
            #expect(try await sue.get(path).body.contains("Thank you"))
            #expect(try await ann.get(try #require(drawn.location)).status == 403)
        }
    }
}
