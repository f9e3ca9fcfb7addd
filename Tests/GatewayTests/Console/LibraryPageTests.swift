import Desk
import Foundation
import TestKit
import Testing

/// The library at the desk, against the real program.
@Suite("The console: library of answers")
struct LibraryPageTests {
    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("a supervisor writes a template; an agent finds it on a request and puts it in, its variables filled")
    func inserts() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent])])
            let (sue, ann) = (try await city.signedIn("sue"), try await city.signedIn("ann"))
            // What the file has is there from the first start.
            #expect(try await ann.get("/desk/library").body.contains("It is done"))
            #expect(try await ann.get("/desk/library/new").status == 403)
            let wrong = try await sue.post(
                "/desk/library/new",
                ["form": "f", "version": "0", "kind": "template", "name": "", "text-en": "{{nobody}}"])
            #expect(wrong.status == 422 && wrong.body.contains("there is no variable “nobody”"))
            let added = try await sue.post(
                "/desk/library/new",
                [
                    "form": "f", "version": "0", "kind": "template", "name": "Pothole crew <soon>", "type": "pothole",
                    "resolves": "yes",
                    "text-en": "Dear {{resident_name|neighbour}}, {{tracking_number}}: a crew comes. {{agent}}",
                ])
            let entry = try #require(added.location?.firstMatch(of: #/\/desk\/library\/\d+/#)).output
            #expect(try await ann.get(String(entry)).body.contains("Pothole crew &lt;soon&gt;"))
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", "Something is broken")
            try await eventually {
                try await ann.get("/desk/queue").body.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#) != nil
            }
            let queue = try await ann.get("/desk/queue").body
            let path = String(try #require(queue.firstMatch(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#)).output)
            let page = try await ann.get(path).body
            #expect(page.contains("Pothole crew") && page.contains("/desk/library.js"))
            let number = String(path.suffix(12))
            let id = String(entry.dropFirst("/desk/library/".count))
            let drawn = try await ann.post(path + "/library/\(id)", ["text": "Hello."], page: path)
            #expect(drawn.body.contains("Hello.\n\nDear neighbour, \(number): a crew comes. Ann</textarea>"))
            #expect(drawn.body.contains("value=\"resolved\" selected") && drawn.body.contains("request type is now"))
            let words = try await ann.post(path + "/library/\(id)?part=text", [:], page: path)
            #expect(words.body.contains("\"resolves\":true") && words.body.contains("a crew comes"))
            let found = try await ann.post(path + "/library", ["find": "crew", "text": "kept"], page: path)
            #expect(found.body.contains("Pothole crew") && found.body.contains(">kept</textarea>"))
            let list = try await ann.post(path + "/library?part=list", ["find": "nothingofthekind"], page: path)
            #expect(list.body.contains("Nothing was found.") && !list.body.contains("<html"))
            // Articles answer while somebody calls.
            let call = try await ann.post(
                "/desk/log/suggestions", ["about": "How do I follow my request?"], page: "/desk/log")
            #expect(call.body.contains("How to follow a request"))
        }
    }

    @Test("what another changed meanwhile is not written over; what is retired is offered no more")
    func changes() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent])])
            let (sue, ann) = (try await city.signedIn("sue"), try await city.signedIn("ann"))
            let list = try await sue.get("/desk/library").body
            let path = try #require(list.firstMatch(of: #/\/desk\/library\/\d+/#)).output
            let edit = try await sue.get(path + "/edit").body
            let version = hidden("version", edit)
            for (name, status) in [("First", UInt(303)), ("Second", 422)] {
                let answer = try await sue.post(
                    path + "/edit",
                    ["form": "f", "version": version, "kind": "template", "name": name, "text-en": "Words"])
                #expect(answer.status == status)
            }
            #expect(try await ann.post("/desk/library", ["q": "First"]).body.contains("First"))
            _ = try await sue.post(path + "/retire", [:], page: String(path))
            #expect(try await ann.post("/desk/library", ["q": "First"]).body.contains("Nothing was found."))
            #expect(try await sue.get("/desk/library").body.contains("First"))
            #expect(try await ann.get("/desk/library/1").status == 404)
        }
    }
}
