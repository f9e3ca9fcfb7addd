import Desk
import Foundation
import TestKit
import Testing

/// What was learnt, on the request's page and where contacts are logged, against the real program.
@Suite("The request's page: suggested types")
struct TypeChoicePageTests {
    private static let routing = """
        request_types:
          - {code: light, name: Street light is dark, department: Public Works, queue: lights}
          - {code: tree, name: Branch or tree fell, department: Parks, queue: trees, priority: 2}
          - {code: noise, name: Loud music at night, department: Police}
        otherwise: {department: "311"}

        """

    @Test(
        "learnt by a command while the gateway serves; one key takes a suggestion; a person's choice is not questioned")
    func story() async throws {
        try await StaffCity.with(routing: Self.routing, logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("A big branch fell <over> our walk")
            #expect(try await !ann.get(path).body.contains("Suggested request types"))
            let learnt = try await IntakeProgram.run("learn", "-c", city.serving.settings)
            #expect(learnt.isGood && learnt.output.contains("tells apart   3 types"), "\(learnt.output)")
            #expect(learnt.output.contains("by itself     types never, only suggested"), "\(learnt.output)")
            #expect(try await IntakeProgram.run("learn", "--dry-run", "-c", city.serving.settings).isGood)
            try await eventually { try await ann.get(path).body.contains("Suggested request types") }
            var page = try await ann.get(path).body
            let first = try #require(page.firstMatch(of: #/data-key="1">([^<]*) <span class="hint">(\d+) %/#))
            #expect(first.1 == "Branch or tree fell" && Int(first.2).map { $0 > 34 } == true)
            #expect(!page.contains("<over>"))
            let version = ConsoleScene.hidden("version", page)
            let taken = try await ann.post(
                path + "/details",
                [
                    "version": version, "form": "", "request_type": "tree", "department": "311", "queue": "311",
                    "priority": "3", "place": "",
                ], page: path)
            #expect(taken.location == path + "?done=changed")
            page = try await ann.get(path).body
            #expect(!page.contains("Suggested request types"))
            #expect(page.contains("<dd>Parks <span class=\"hint\">queue trees</span>"))
            let suggested = try await ann.post(
                "/desk/log/suggestions", ["about": "music so loud at night", "caller": "", "place": ""],
                page: "/desk/log")
            #expect(suggested.body.contains("Loud music at night"), "\(suggested.body)")
        }
    }
}
