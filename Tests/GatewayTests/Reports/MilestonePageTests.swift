import Desk
import Foundation
import Intake
import Store
import TestKit
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

    @Test("what the catalogue and a person both tell counts once, on whatever days; who comes back counts again")
    func once() async throws {
        try await StaffCity.with { city in
            try await city.employ([("max", [.manager])])
            let calendar = try #require(CityCalendar(timeZone: CityFiles.timeZone))
            let database = try await CityStore.open(city.files.folder.path("data"), .work)
            // Brought in, gone, and brought in again.
            for (version, day, kind) in [(2, -10, "added"), (3, -8, "retired"), (4, -6, "returned")] {
                let at = try #require(calendar.bounds(of: ConsoleScene.day(day))).lowerBound.milliseconds
                let type = kind == "retired" ? "NULL" : #"'{"code":"leak","department":"Water"}'"#
                for sql in [
                    "INSERT INTO catalogue_version (number, made_at) VALUES (\(version), \(at))",
                    """
                    INSERT INTO catalogue_change (code, version, kind, fields, definition)
                    VALUES ('leak', \(version), '\(kind)', '', \(type))
                    """,
                ] {
                    _ = try await database.write(.file) { session throws(StoreFailure) in
                        try session.execute(SQLStatement(once: sql), [])
                    }
                }
            }
            await database.close()
            let max = try await city.signedIn("max")
            let days = "&from=\(ConsoleScene.day(-20))&to=\(ConsoleScene.day(-1))"
            #expect(try await counted(max, days) == "2")
            let entry: KeyValuePairs = [
                "form": "f", "kind": "partner_onboarded", "day": ConsoleScene.day(-40), "name": "water", "text": "",
            ]
            _ = try await max.post("/reports/milestones", entry)
            #expect(try await counted(max, days) == "1")
            let before = "&from=\(ConsoleScene.day(-60))&to=\(ConsoleScene.day(-21))"
            #expect(try await counted(max, before) == "1")
            let csv = try await max.get("/reports/milestones?format=csv&table=record" + days).body
            #expect(csv.contains("\(ConsoleScene.day(-6)),partners_onboarded,Water"), "\(csv)")
        }
    }

    /// Partners onboarded, as the table has it.
    private func counted(_ visitor: Visitor, _ days: String = "") async throws -> String? {
        let csv = try await visitor.get("/reports/milestones?format=csv" + days).body
        let line = csv.split(whereSeparator: \.isNewline).first { $0.hasPrefix("partners_onboarded,") }
        return line?.split(separator: ",", omittingEmptySubsequences: false)[1].description
    }
}
