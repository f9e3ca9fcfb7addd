import Desk
import Foundation
import TestKit
import Testing

/// Agents at the desk's pages, against the real program: what a resident writes in a chat, they take and answer there.
@Suite("The console: queue, request, answer")
struct ConsoleTests {
    /// A chat with one message, acknowledged; its request's path and its client.
    private func chat(_ city: StaffCity, _ text: String) async throws -> (path: String, client: ChatClient) {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        let acknowledgement = try await said(client)
        let number = try #require(acknowledgement.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/))
        return ("/desk/requests/\(number.output)", client)
    }

    /// The next thing that the city says.
    private func said(_ client: ChatClient) async throws -> String {
        while true {
            let heard = try await client.next()
            if heard.type == "message", let text = heard.text { return text }
        }
    }

    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    private func answer(
        _ text: String, _ path: String, by agent: Visitor, after page: String, resolves: Bool = false
    ) async throws -> Visitor.Answer {
        try await agent.post(
            path + "/answer",
            [
                "form": hidden("form", page), "seen": hidden("seen", page), "text": text,
                "resolves": resolves ? "yes" : "no",
            ], page: path)
    }

    @Test("a chat is taken and answered; the answer is heard in the chat, once")
    func answers() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, client) = try await chat(city, "A <script>alert(1)</script> hole & more")
            #expect(try await ann.get("/desk").location == "/desk/queue")
            let queue = try await ann.get("/desk/queue").body
            #expect(queue.contains(path))
            #expect(queue.contains("A &lt;script&gt;alert(1)&lt;/script&gt; hole &amp; more"))
            #expect(!queue.contains("<script>"))
            #expect(try await ann.post(path + "/take", [:], page: path).location == path + "?done=taken")
            #expect(try await ann.get("/desk/queue?view=mine").body.contains(path))
            #expect(try await !ann.get("/desk/queue?view=free").body.contains(path))
            let page = try await ann.get(path).body
            #expect(!page.contains("<script>alert") && page.contains("Taken by Ann"))
            for _ in 1...2 {
                #expect(
                    try await answer("On it & soon.", path, by: ann, after: page).location == path + "?done=answered")
            }
            #expect(try await said(client) == "On it & soon.")
            let after = try await ann.get(path).body
            #expect(after.components(separatedBy: "On it &amp; soon.").count == 2)
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test("the second of two agents is shown the first's answer, and keeps what they typed")
    func overtaken() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let (path, client) = try await chat(city, "The lamp is out")
            let pages = (try await ann.get(path).body, try await ben.get(path).body)
            #expect(try await answer("Tomorrow.", path, by: ann, after: pages.0).status == 303)
            let refused = try await answer("Next week.", path, by: ben, after: pages.1)
            #expect(refused.status == 422)
            #expect(refused.body.contains("Ann answered meanwhile") && refused.body.contains(">Next week.</textarea>"))
            #expect(try await answer("Next week.", path, by: ben, after: refused.body).status == 303)
            #expect(try await [said(client), said(client)] == ["Tomorrow.", "Next week."])
            #expect(try await ben.post(path + "/take", [:], page: path).body.contains("Ann has it already"))
            #expect(try await ben.post(path + "/put-back", [:], page: path).body.contains("Ann has it now"))
        }
    }

    @Test("resolved it leaves the queue, and comes back when the resident writes")
    func resolves() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, client) = try await chat(city, "The lamp is out")
            let page = try await ann.get(path).body
            #expect(try await answer("Mended.", path, by: ann, after: page, resolves: true).status == 303)
            #expect(try await !ann.get("/desk/queue").body.contains(path))
            try await client.write("m2", "It is dark again")
            try await eventually { try await ann.get("/desk/queue").body.contains(path) }
            #expect(try await ann.get(path).body.contains("Open again: the resident wrote"))
        }
    }

    @Test("roles and departments: who may not see a request does not learn that it exists")
    func sight() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("max", [.manager]), ("pat", [.departmentPartner])])
            let (path, _) = try await chat(city, "The lamp is out")
            #expect(try await city.signedIn("ann").get(path).status == 200)
            #expect(try await city.signedIn("max").get(path).status == 403)
            let partner = try await city.signedIn("pat")
            #expect(try await partner.get(path).status == 404)
            #expect(try await !partner.get("/desk/queue").body.contains(path))
            let ann = try await city.signedIn("ann")
            for wrong in ["AAA-AAA-AAAA", "x", "%00", "..%2f"] {
                #expect(try await ann.get("/desk/requests/\(wrong)").status == 404, "\(wrong)")
            }
            #expect(try await ann.get("/desk/queue?view=all&after=x&channel=x").status == 200)
            #expect(try await ann.get("/desk/queue?view=x").status == 404)
            #expect(try await ann.get(path + "/files/1/0").status == 404)
        }
    }
}
