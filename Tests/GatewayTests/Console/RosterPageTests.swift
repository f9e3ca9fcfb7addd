import Desk
import Foundation
import TestKit
import Testing

/// Supervisors keep the roster, against the real program.
@Suite("The console: training roster")
struct RosterPageTests {
    @Test("entering somebody: trainings with their days, counted for blended service from then on")
    func keeps() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent]), ("max", [.manager])])
            let sue = try await city.signedIn("sue")
            let list = try await sue.get("/desk/roster").body
            #expect(list.contains("0 of 2 trained for blended service") && list.contains("not entered"))
            let rows = list.matches(of: #/href="(\/desk\/roster\/\d+)">(\w+)</#)
            let path = String(try #require(rows.first { $0.2 == "Ann" }).1)
            let wrong = try await sue.post(path, ["since-chat": "yesterday", "points": "101"])
            #expect(wrong.status == 422)
            for words in ["Chat: enter a day", "Choose a language", "Enter a number from 0 to 100."] {
                #expect(wrong.body.contains(words), "\(words)")
            }
            let kept = try await sue.post(
                path,
                [
                    "since-chat": "2026-01-05", "since-phone": "2025-07-01", "since-email": "2026-03-01",
                    "language": "en", "language": "ht", "points": "8",
                ])
            #expect(kept.location == "/desk/roster?done=kept")
            #expect(try await sue.get("/desk/roster?on=2026-03-01").body.contains("1 of 2 trained for blended service"))
            #expect(try await sue.get("/desk/roster?on=2026-02-28").body.contains("0 of 2 trained for blended service"))
            #expect(try await sue.get(path).body.contains("value=\"2026-01-05\""))
            #expect(try await sue.get("/desk/roster?on=soon").status == 422)
            #expect(try await sue.get("/desk/roster/12345").status == 404)
            #expect(try await city.signedIn("ann").get("/desk/roster").status == 403)
        }
    }
}
