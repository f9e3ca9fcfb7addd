import Desk
import Foundation
import TestKit
import Testing

/// Possible duplicates on a request's page, against the real program.
@Suite("The console: possible duplicates")
struct DuplicatePageTests {
    @Test(
        "what another resident said of the same house stands there with why; it is linked, ruled out, and both are taken back"
    )
    func duplicates() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let scene = ConsoleScene(city: city)
            let (first, _) = try await scene.chat("Rats behind the school, 12 Bow Street")
            let (second, _) = try await scene.chat("There are rats at 12 Bow St")
            let (a, b) = (String(first.suffix(12)), String(second.suffix(12)))
            // The index is a second behind.
            try await eventually { try await ann.get(second).body.contains("same address") }
            let page = try await ann.get(second).body
            #expect(page.contains(a))
            #expect(page.contains("same address, same day, same type, both say rats, 99 %"))
            #expect(
                try await ann.post(second + "/not-duplicate", ["other": a], page: second).location
                    == second + "?done=ruled-out")
            for path in [first, second] { #expect(try await !ann.get(path).body.contains("same address")) }
            #expect(try await ann.get(first).body.contains("Said not to be duplicates"))
            _ = try await ann.post(first + "/maybe-duplicate", ["other": b], page: first)
            #expect(try await ann.get(second).body.contains("same address"))
            #expect(
                try await ConsoleScene.act("link", ["parent": a], second, by: ann).location == second + "?done=linked")
            #expect(try await ann.get(second).body.contains("It is no duplicate"))
            #expect(try await ConsoleScene.act("unlink", [:], second, by: ann).location == second + "?done=unlinked")
            #expect(
                try await ann.post(second + "/not-duplicate", ["other": "AAA-AAA-AAA0"], page: second).status == 400)
        }
    }
}
