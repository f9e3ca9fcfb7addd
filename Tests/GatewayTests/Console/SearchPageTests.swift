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

    @Test("a contact without a case is found and read, by who may see all departments")
    func contacts() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent]), ("max", [.manager]), ("pat", [.departmentPartner])])
            let ann = try await city.signedIn("ann")
            for (form, kind, words) in [
                ("a", "information", "When is <b>trash</b> day in Pearl Street?"), ("b", "feedback", "Thank you"),
                ("c", "service", "The lamp is out"),
            ] {
                _ = try await ann.post(
                    "/desk/log",
                    [
                        "form": form, "channel": "phone", "kind": kind, "about": words, "caller": "617-555-0142",
                        "name": "Inés Vale",
                    ])
            }
            try await eventually { try await find("trash pearl", by: ann).body.contains("<mark>") }
            let hits = try await find("trash pearl", by: ann).body
            #expect(hits.contains("1 contact without a case") && hits.contains("Information · Phone"))
            let path = String(try #require(hits.firstMatch(of: #/\/desk\/contacts\/\d+/#)).output)
            let page = try await ann.get(path).body
            #expect(page.contains("When is &lt;b&gt;trash&lt;/b&gt; day") && page.contains("+16175550142"))
            #expect(page.contains("Inés Vale") && page.contains("Thank you") && page.contains("The lamp is out"))
            // And from the resident's history on a request of theirs.
            let request = String(try #require(page.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output)
            #expect(try await ann.get(request).body.contains(path))
            #expect(try await ann.get("/desk/contacts/12345").status == 404)
            #expect(try await ann.get("/desk/contacts/x").status == 404)
            // Whoever sees one department's requests sees no contact that is no department's.
            try await eventually { try await find("lamp", by: ann).body.contains(" · Phone") }
            let lamp = try await find("lamp", by: ann).body
            let department = String(try #require(lamp.firstMatch(of: #/<\/span> ([^<]+) · Phone/#)).1)
            try await city.place("pat", [.departmentPartner], department: department)
            let pat = try await city.signedIn("pat")
            #expect(try await find("trash pearl", by: pat).body.contains("Nothing was found."))
            #expect(try await pat.get(path).status == 404)
            let seen = try await pat.get(request)
            #expect(seen.status == 200 && !seen.body.contains(path))
            let max = try await city.signedIn("max")
            #expect(try await max.get(path).status == 403)
        }
    }
}
