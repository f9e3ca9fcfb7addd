import Desk
import Foundation
import TestKit
import Testing

/// Scorecards at the desk, against the real program.
@Suite("The console: scorecards")
struct ScorecardPageTests {
    @Test(
        "a supervisor defines one, which samples then use; its next version leaves the first as it was; agents do not")
    func defines() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("max", [.manager]), ("ann", [.agent])])
            let (sue, max, ann) = (
                try await city.signedIn("sue"), try await city.signedIn("max"), try await city.signedIn("ann")
            )
            let path = "/desk/reviews/scorecards"
            #expect(try await ann.get(path).status == 403)
            #expect(try await sue.get(path).body.contains("Standard"))
            let wrong = try await sue.post(
                path, ["form": "f", "seen": "0", "name": "Calls", "question-0": "Right <b>", "points-0": "1000"])
            #expect(wrong.status == 422 && wrong.body.contains("Give question 1 points from 1 to 100."))
            #expect(wrong.body.contains("Right &lt;b&gt;"))
            let card: KeyValuePairs = [
                "form": "f", "seen": "0", "name": "Calls", "question-0": "Right <b>", "points-0": "10",
                "critical-0": "yes",
            ]
            for _ in 1...2 { #expect(try await sue.post(path, card).location == path + "?done=defined") }
            #expect(try await max.get("/desk/reviews").body.contains("Calls (10 points)"))
            let own = try #require(
                try await max.get(path).body.firstMatch(of: #/\/desk\/reviews\/scorecards\/\d+/#)
            ).output
            #expect(try await max.get(String(own)).body.contains("10 points, critical"))
            let late: KeyValuePairs = [
                "form": "g", "seen": "0", "name": "Calls", "question-0": "Kind", "points-0": "5",
            ]
            #expect(try await max.post(path, late).status == 422)
            let next: KeyValuePairs = [
                "form": "g", "seen": "1", "name": "Calls", "question-0": "Kind", "points-0": "5",
            ]
            #expect(try await max.post(path, next).status == 303)
            #expect(try await max.get("/desk/reviews").body.contains("Calls (5 points)"))
            let newest = try #require(
                try await max.get(path).body.firstMatch(of: #/\/desk\/reviews\/scorecards\/\d+/#)
            ).output
            let page = try await max.get(String(newest)).body
            #expect(page.contains("Version 2, 5 points") && page.contains("Version 1, 10 points"))
            #expect(
                try await max.post(newest + "/retire", ["form": "h"], page: String(newest)).location
                    == path + "?done=retired")
            #expect(try await !max.get("/desk/reviews").body.contains("Calls ("))
        }
    }
}
