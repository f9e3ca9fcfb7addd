import Desk
import Foundation
import TestKit
import Testing

/// What may be junk and what is set aside, against the real program.
@Suite("The page of what is set aside")
struct SetAsidePageTests {
    private static let list = "/desk/set-aside"
    private static let junk = "Congratulations! You won a prize of $5,000. Click the link to claim your reward <now>."

    @Test("perhaps spam, by what was learnt; one key sets it aside, one gives it back, and it counts as what it is")
    func story() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let learnt = try await IntakeProgram.run("learn", "-c", city.serving.settings)
            #expect(learnt.output.contains("by itself     spam never, only suggested"), "\(learnt.output)")
            let scene = ConsoleScene(city: city)
            try await eventually {
                city.serving.log.split(separator: "\n").contains { $0.contains("another model") && $0.contains("junk") }
            }
            _ = try await scene.chat(Self.junk)
            try await eventually {
                try await ann.get(Self.list + "?show=suspected").body.contains("It is no spam")
            }
            let listed = try await ann.get(Self.list + "?show=suspected").body
            #expect(listed.contains("spam by its words: ") && !listed.contains("<now>"))
            let path = String(try #require(listed.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output)
            let page = try await ann.get(path).body
            #expect(page.contains("Perhaps spam") && page.contains("data-key=\"k\">It is spam"))
            let aside = try await ann.post(
                path + "/close", ["version": ConsoleScene.hidden("version", page), "reason": "spam"], page: path)
            #expect(aside.status == 303)
            let spam = try await ann.get(Self.list).body
            #expect(spam.contains(path) && spam.contains("set aside by "))
            #expect(try await !ann.get(path).body.contains("It is spam"))
            #expect(try await ann.get(Self.list + "?show=automatic").body.contains("There is nothing here."))
            #expect(try await ann.get(Self.list + "?show=nothing").status == 404)
        }
    }
}
