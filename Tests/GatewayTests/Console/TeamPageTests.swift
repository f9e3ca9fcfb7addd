import Desk
import Foundation
import TestKit
import Testing

/// Supervisors define teams, and work is handed to them, against the real program.
@Suite("The console: teams")
struct TeamPageTests {
    /// A team with the one person whose name is given; its path.
    private func team(_ name: String, with person: String, by sue: Visitor) async throws -> String {
        let list = try await sue.get("/desk/teams").body
        let department = String(try #require(list.firstMatch(of: #/<option value="([^"]+)"/#)).1)
        let made = try await sue.post("/desk/teams", ["name": name, "department": department])
        let path = try #require(made.location)
        let page = try await sue.get(path).body
        let member = String(
            try #require(page.firstMatch(of: try Regex("for=\"member-(\\d+)\">\(person)")))[1].substring ?? "")
        let kept = try await sue.post(
            path, ["version": ConsoleScene.hidden("version", page), "name": name, "member": member], page: path)
        #expect(kept.location == path + "?done=kept")
        return path
    }

    @Test("handed to a team with a note: its people are offered it, and nobody else; the queue says whose it is")
    func offered() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent]), ("ben", [.agent])])
            let (sue, ann, ben) = (
                try await city.signedIn("sue"), try await city.signedIn("ann"), try await city.signedIn("ben")
            )
            let crew = try await team("Night <crew>", with: "Ben", by: sue)
            let scene = ConsoleScene(city: city)
            let (path, client) = try await scene.chat("The lamp is out")
            let page = try await sue.get(path).body
            let option = String(try #require(page.firstMatch(of: #/"(team:\d+)">Night &lt;crew&gt; \(/#)).1)
            // Ann alone is there, and it waits: it is not hers to be offered.
            let handed = try await ConsoleScene.act(
                "hand-over", ["to": option, "note": "A lamp, at night"], path, by: sue, on: page)
            #expect(handed.location?.contains("done=handed-over") == true)
            _ = try await ann.post("/desk/presence", ["choice": "available"], page: "/desk/queue")
            let (_, otherClient) = try await scene.chat("A pothole")
            try await eventually { Self.offered(in: try await ann.get("/desk/queue").body).contains("A pothole") }
            let offers = try await ann.get("/desk/queue").body
            #expect(!Self.offered(in: offers).contains("The lamp is out"))
            _ = try await ben.post("/desk/presence", ["choice": "available"], page: "/desk/queue")
            try await eventually { Self.offered(in: try await ben.get("/desk/queue").body).contains("The lamp is out") }
            #expect(offers.contains(" · Night &lt;crew&gt;"))
            let shown = try await ann.get(path).body
            #expect(shown.contains("A lamp, at night") && shown.contains("to team Night &lt;crew&gt;"))
            // Out of use, it is anybody's of the department.
            let version = ConsoleScene.hidden("version", try await sue.get(crew).body)
            let retired = try await sue.post(crew + "/retire", ["version": version], page: crew)
            #expect(retired.location == "/desk/teams?done=retired")
            #expect(try await sue.get("/desk/teams").body.contains("out of use"))
            #expect(try await !sue.get(path).body.contains("team:"))
            withExtendedLifetime((client, otherClient)) {}
        }
    }

    @Test(
        "who takes no work any more is shown in the team and stays in it; it is handed nothing while it has nobody else"
    )
    func idle() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent]), ("ben", [.agent]), ("meg", [.manager])])
            let sue = try await city.signedIn("sue")
            let path = try await team("Crew", with: "Ben", by: sue)
            let (request, client) = try await ConsoleScene(city: city).chat("The lamp is out")
            #expect(try await sue.get(request).body.contains("\"team:"))
            try await city.place("ben", [.manager])
            #expect(try await !sue.get(request).body.contains("\"team:"))
            let page = try await sue.get(path).body
            let ben = try #require(page.firstMatch(of: #/value="(\d+)" checked><label for="member-\d+">Ben <span/#))
            #expect(page.contains("takes no work of the department") && !page.contains(">Meg"))
            let name = [("version", ConsoleScene.hidden("version", page)), ("name", "Night crew")]
            let kept = try await sue.post(path, sending: name + [("member", String(ben.1))], page: path)
            #expect(kept.location == path + "?done=kept")
            let again = try await sue.get(path).body
            #expect(again.contains("checked><label for=\"member-\(ben.1)\""))
            withExtendedLifetime(client) {}
        }
    }

    /// What a page offers.
    private static func offered(in page: String) -> String {
        guard let start = page.range(of: "data-offers"), let end = page[start.upperBound...].range(of: "</ul>") else {
            return ""
        }
        return String(page[start.upperBound..<end.lowerBound])
    }

    @Test("what is wrong is said; nobody but who keeps the roster comes here")
    func refuses() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent]), ("pat", [.departmentPartner])])
            let sue = try await city.signedIn("sue")
            let path = try await team("Crew", with: "Ann", by: sue)
            let list = try await sue.get("/desk/teams").body
            let department = String(try #require(list.firstMatch(of: #/<option value="([^"]+)"/#)).1)
            let again = try await sue.post("/desk/teams", ["name": " crew ", "department": department])
            #expect(again.status == 422 && again.body.contains("has a team of that name"))
            #expect(try await sue.post("/desk/teams", ["name": "x", "department": "Moon"]).status == 422)
            #expect(try await sue.post("/desk/teams", ["name": " ", "department": department]).status == 422)
            let late = try await sue.post(path, ["version": "1", "name": "Late"], page: path)
            #expect(late.status == 422 && late.body.contains("Somebody was faster"))
            #expect(try await sue.get("/desk/teams/12345").status == 404)
            for name in ["ann", "pat"] {
                let visitor = try await city.signedIn(name)
                #expect(try await visitor.get("/desk/teams").status == 403, "\(name)")
                #expect(try await visitor.get(path).status == 403, "\(name)")
            }
            let ann = try await sue.get("/desk/roster").body
            let entry = String(try #require(ann.firstMatch(of: #/href="(\/desk\/roster\/\d+)">Ann/#)).1)
            #expect(try await sue.get(entry).body.contains("href=\"\(path)\">Crew"))
        }
    }
}
