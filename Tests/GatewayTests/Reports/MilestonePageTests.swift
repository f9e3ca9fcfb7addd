import Desk
import Foundation
import Testing

@Suite("Milestones at the desk")
struct MilestonePageTests {
    @Test("a manager enters, changes and takes back; the page and the goals count it; agents do not see it")
    func record() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager]), ("ann", [.agent])])
            let (max, ann) = (try await city.signedIn("max"), try await city.signedIn("ann"))
            let path = "/reports/milestones"
            #expect(try await ann.get(path).status == 403)
            #expect(try await ann.post(path, ["form": "f", "kind": "training"], page: "/desk").status == 403)
            let day = try #require(
                try await max.get(path).body.firstMatch(of: #/name="day" type="date" value="([0-9-]+)"/#)
            ).output.1
            let entry: KeyValuePairs = [
                "form": "f", "kind": "partner_onboarded", "day": String(day), "name": "Water <b>",
                "text": "Since today",
            ]
            for _ in 1...2 { #expect(try await max.post(path, entry).location == path + "?done=recorded") }
            let page = try await max.get(path).body
            #expect(page.contains("Water &lt;b&gt;") && !page.contains("Water <b>"))
            #expect(try await counted(max) == "1")
            let goals = try await max.get("/reports/goals").body
            #expect(goals.contains("1 onboarded"))
            let wrong: KeyValuePairs = ["form": "g", "kind": "training", "day": String(day), "name": "Chat"]
            let refused = try await max.post(path, wrong)
            #expect(refused.status == 422 && refused.body.contains("of a training also the person"))

            let own = String(try #require(page.firstMatch(of: #/\/reports\/milestones\/\d+/#)).output)
            #expect(try await max.get(own).body.contains("Since today"))
            let changed: KeyValuePairs = [
                "form": "h", "kind": "partner_changed", "day": String(day), "name": "Water", "text": "",
            ]
            #expect(try await max.post(own, changed, page: own).location == path + "?done=changed")
            #expect(try await counted(max) == "0")
            #expect(try await max.get(own).status == 404)
            let next = String(
                try #require(try await max.get(path).body.firstMatch(of: #/\/reports\/milestones\/\d+/#)).output)
            #expect(try await max.post(next + "/withdraw", [:], page: next).location == path + "?done=withdrawn")
            #expect(try await max.get(path).body.firstMatch(of: #/\/reports\/milestones\/\d+/#) == nil)
        }
    }

    /// Partners onboarded, as the table has it.
    private func counted(_ visitor: Visitor) async throws -> String? {
        let csv = try await visitor.get("/reports/milestones?format=csv").body
        let line = csv.split(whereSeparator: \.isNewline).first { $0.hasPrefix("partners_onboarded,") }
        return line?.split(separator: ",", omittingEmptySubsequences: false)[1].description
    }
}
