import Desk
import Foundation
import TestKit
import Testing

/// Search at the desk, against the real program.
@Suite("The console: search")
struct SearchPageTests {
    private func find(_ typed: String, by agent: Visitor) async throws -> Visitor.Answer {
        try await agent.post("/desk/search", ["q": typed])
    }

    @Test("what a resident writes is found within seconds, by any word of it; a tracking number leads to its request")
    func finds() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("max", [.manager]), ("pat", [.departmentPartner])])
            let ann = try await city.signedIn("ann")
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", "An <b>árbol</b> fell; call 617-555-0199")
            try await eventually { try await find("arbol", by: ann).body.contains("<mark>") }
            let page = try await find("arbol 6175550199", by: ann)
            #expect(page.status == 200 && page.body.contains("1 request"))
            #expect(!page.body.contains("<b>árbol"))
            let path = try #require(page.body.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output
            #expect(try await find(String(path.suffix(12)), by: ann).location == String(path))
            #expect(try await find("nothingofthekind", by: ann).body.contains("Nothing was found."))
            #expect(try await find("\"*( OR", by: ann).status == 200)
            #expect(try await ann.get("/desk/search").body.contains("name=\"q\""))
            // A partner of no department finds nothing, and no tracking number tells them that it exists.
            let pat = try await city.signedIn("pat")
            #expect(try await find("arbol", by: pat).body.contains("Nothing was found."))
            #expect(try await find(String(path.suffix(12)), by: pat).location == nil)
            let max = try await city.signedIn("max")
            #expect(try await max.get("/desk/search").status == 403)
            #expect(try await !max.get("/desk").body.contains("action=\"/desk/search\""))
        }
    }
}
