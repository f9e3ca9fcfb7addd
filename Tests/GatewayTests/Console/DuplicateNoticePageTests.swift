import Desk
import Foundation
import TestKit
import Testing

/// What a resident whose request is a duplicate hears, against the real program.
@Suite(
    "The reporter of a duplicate",
    .enabled(if: !CityStore.isPostgres, "where several nodes may write, a notice waits two minutes"))
struct DuplicateNoticePageTests {
    @Test("hears in the chat of the other request, then that it is closed; the page of theirs says so")
    func story() async throws {
        try await StaffCity.with(extra: "residents: {duplicate_delay: 1s}\n") { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let scene = ConsoleScene(city: city)
            let (parent, _) = try await scene.chat("The lamp is out")
            let (child, client) = try await scene.chat("It is dark on our street")
            let number = String(parent.suffix(12))
            let linked = try await ConsoleScene.act("link", ["parent": number], child, by: ann)
            #expect(linked.location == child + "?done=linked")
            let first = try await ConsoleScene.said(client)
            #expect(first.contains("is about the same thing as \(number)"), "\(first)")
            #expect(first.contains(String(child.suffix(12))))
            _ = try await ConsoleScene.act("close", ["reason": "resolved"], parent, by: ann)
            let second = try await ConsoleScene.said(client)
            #expect(second.contains(number) && second.contains("is closed"), "\(second)")
            let page = try await ann.get(child).body
            #expect(
                page.contains("Told of the other request") && page.contains("Told that the other request is closed"))
        }
    }
}
