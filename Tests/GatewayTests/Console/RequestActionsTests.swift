import Desk
import Foundation
import TestKit
import Testing

/// What one does on a request, against the real program.
@Suite("The console: notes, handing over, putting off, closing")
struct RequestActionsTests {
    private typealias Scene = ConsoleScene

    @Test("a note is for the staff; it is shown as text, and in no answer")
    func notes() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            let done = try await Scene.act("notes", ["note": "<b>Knows</b> the mayor"], path, by: ann)
            #expect(done.location == path + "?done=noted")
            let page = try await ann.get(path).body
            #expect(page.contains("&lt;b&gt;Knows&lt;/b&gt; the mayor") && !page.contains("<b>Knows"))
            #expect(try await Scene.act("notes", ["note": "  "], path, by: ann).status == 422)
        }
    }

    @Test("handed over by one while another changes it: the second loses, keeps the note, and hears who")
    func race() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent]), ("sue", [.supervisor, .administrator])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            let before = try await ben.get(path).body
            let toBen = try #require(before.firstMatch(of: #/value="(agent:\d+)">Ann</#)).1
            // Ann gives it to Ben, whose own page does not name him: his number is in hers.
            let anns = try await ann.get(path).body
            let ben2 = try #require(anns.firstMatch(of: #/value="(agent:\d+)">Ben</#)).1
            #expect(
                try await Scene.act("hand-over", ["to": String(ben2)], path, by: ann).location
                    == path + "?done=handed-over")
            let lost = try await Scene.act(
                "hand-over", ["to": String(toBen), "note": "Your street"], path, by: ben, on: before)
            #expect(lost.status == 422)
            #expect(
                lost.body.contains("Ann was faster: handed it over") && lost.body.contains(">Your street</textarea>"))
            #expect(try await ann.get(path).body.contains("Handed over by Ann to Ben"))
            #expect(try await Scene.act("close", ["reason": "not_ours"], path, by: ann).body.contains("Ben has it"))
            let sue = try await city.signedIn("sue")
            #expect(
                try await Scene.act("close", ["reason": "not_ours"], path, by: sue).location == path + "?done=closed")
            let page = try await ann.get(path).body
            #expect(page.contains("Closed: not ours") && page.contains("Open it again"))
            #expect(try await Scene.act("reopen", [:], path, by: ann).location == path + "?done=reopened")
            let trail = try await sue.get("/desk/audit").body
            for action in ["request.handed_over", "request.closed", "request.reopened"] {
                #expect(trail.contains(action), "\(action)")
            }
            #expect(trail.contains("request \(path.suffix(12))") && !trail.contains("service_request"))
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test("put off it leaves the queue for the list of what was put off, and comes back when told to")
    func snooze() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, client) = try await ConsoleScene(city: city).chat("The lamp is out")
            #expect(try await Scene.act("snooze", ["time": "2001-01-01T08:00"], path, by: ann).status == 422)
            let until = String(Int64(Date().timeIntervalSince1970 * 1000) + 3_600_000)
            #expect(try await Scene.act("snooze", ["until": until], path, by: ann).location == path + "?done=snoozed")
            #expect(try await !ann.get("/desk/queue").body.contains(path))
            #expect(try await ann.get("/desk/queue?view=later").body.contains(path))
            #expect(try await Scene.act("wake", [:], path, by: ann).status == 303)
            #expect(try await ann.get("/desk/queue").body.contains(path))
            #expect(try await Scene.act("snooze", ["until": until], path, by: ann).status == 303)
            try await client.write("m2", "It is dark")
            try await eventually { try await ann.get("/desk/queue").body.contains(path) }
        }
    }

    @Test("a manager reads nothing and changes nothing; a page of another site neither")
    func rights() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager]), ("ann", [.agent])])
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            let max = try await city.signedIn("max")
            for action in ["notes", "hand-over", "escalate", "snooze", "wake", "details", "close", "reopen", "link"] {
                let answer = try await max.post("\(path)/\(action)", ["version": "0"], page: "/desk/account")
                #expect(answer.status == 403, "\(action)")
            }
            let ann = try await city.signedIn("ann")
            let forged = try await ann.post(
                "\(path)/close", ["version": "0", "reason": "spam"], page: path, origin: "https://evil.example")
            #expect(forged.status == 403)
            #expect(try await ann.get("/desk/queue").body.contains(path))
        }
    }

    /// The options of a page's menu.
    private func choices(_ name: String, _ page: String) throws -> Substring {
        let menu = try #require(page.range(of: "<select id=\"\(name)\""))
        let end = try #require(page[menu.upperBound...].range(of: "</select>"))
        return page[menu.upperBound..<end.lowerBound]
    }

    @Test("a partner learns of no request of another department by what theirs is linked to")
    func strangers() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("pat", [.departmentPartner])])
            let scene = ConsoleScene(city: city)
            let (mine, _) = try await scene.chat("The lamp is out")
            let (other, _) = try await scene.chat("The lamp is out again")
            let ann = try await city.signedIn("ann")
            let page = try await ann.get(other).body
            let departments = try choices("department", page)
            let own = try #require(departments.firstMatch(of: #/value="([^"]+)" selected/#)).1
            let elsewhere = try #require(departments.matches(of: #/value="([^"]+)"/#).map(\.1).first { $0 != own })
            let queue = try #require(choices("queue", page).firstMatch(of: #/value="([^"]+)" selected/#)).1
            try await city.place("pat", [.departmentPartner], department: String(own))
            let number = String(other.suffix(12))
            let linked = try await ConsoleScene.act("link", ["parent": number], mine, by: ann)
            #expect(linked.location == mine + "?done=linked")
            let pat = try await city.signedIn("pat")
            #expect(try await pat.get(mine).body.contains(number))
            let moved = try await ann.post(
                other + "/details",
                [
                    "version": ConsoleScene.hidden("version", page), "request_type": "",
                    "department": String(elsewhere), "queue": String(queue), "priority": "3", "place": "",
                ], page: other)
            #expect(moved.location == other + "?done=changed")
            let hidden = try await pat.get(mine)
            #expect(hidden.status == 200 && !hidden.body.contains(number))
            #expect(hidden.body.contains("of another request"))
            #expect(try await pat.get(other).status == 404)
            #expect(try await ann.get(mine).body.contains(number))
        }
    }
}
