import Desk
import TestKit
import Testing

/// What was decided automatically, on a request's page and by the command, against the real program.
@Suite("The request's page: automatic decisions")
struct DecisionPageTests {
    private static let routing = """
        request_types:
          - {code: tree, name: Branch or tree fell, department: Parks, queue: trees, priority: 2, keywords: [branch]}
        otherwise: {department: "311"}

        """

    @Test("each stands there with its reason and how sure it is; one key undoes it, once, and the command tells of it")
    func undo() async throws {
        try await StaffCity.with(routing: Self.routing) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, client) = try await ConsoleScene(city: city).chat("A big branch fell")
            try await client.write("m2", "And a lamp is out")
            try await eventually { try await ann.get(path).body.contains("Message taken for its own") }
            let page = try await ann.get(path).body
            #expect(page.contains("Decided by itself") && page.contains("catalogue: keyword branch, 100 %"))
            #expect(page.contains("<dd>Parks"))
            let undos = page.matches(of: #/decisions/(\d+)/undo"/#).map { String($0.1) }
            #expect(undos.count == 2 && page.contains("data-key=\"b\""))
            let placed = try #require(undos.last)
            #expect(try await ann.post("\(path)/decisions/7/undo", [:], page: path).status == 404)
            let number = String(path.suffix(12))
            let undone = try await ann.post("\(path)/decisions/\(placed)/undo", [:], page: path)
            #expect(undone.location == path + "?done=undone")
            let after = try await ann.get(path).body
            #expect(after.contains("Undone by") && after.contains("<dd>311") && !after.contains("<dd>Parks"))
            let again = try await ann.post("\(path)/decisions/\(placed)/undo", [:], page: path)
            #expect(again.body.contains("That was taken back already."))
            let serving = city.serving
            #expect(try await !serving.run("requests", "undo", number, placed).isGood)
            let told = try await serving.run("requests", "undo", number)
            #expect(told.isGood && told.output.hasPrefix("undone: continued"), "\(told.output)")
            #expect(try await !serving.run("requests", "undo", number).isGood)
            let shown = try await serving.run("requests", "show", number)
            #expect(shown.output.contains("\(placed)  placed: catalogue: keyword branch (1.0), undone"))
            #expect(shown.output.contains("by command line"), "\(shown.output)")
        }
    }
}
