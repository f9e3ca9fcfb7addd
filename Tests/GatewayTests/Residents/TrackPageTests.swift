import Desk
import Foundation
import Intake
import NIOHTTP1
import TestKit
import Testing

@testable import Web

/// `/track` against the real program: what everybody sees, and what only the holder of the link may do.
@Suite("The public page of a request")
struct TrackPageTests {
    /// A chat with one message; the number and the link's path from its acknowledgement.
    private func chat(_ city: StaffCity, _ text: String) async throws -> (
        number: String, link: String, client: ChatClient
    ) {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        while true {
            let heard = try await client.next()
            guard heard.type == "message", let text = heard.text else { continue }
            let number = try #require(text.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/))
            let link = try #require(text.firstMatch(of: /\/track\/[^ ]+/))
            return (String(number.output), String(link.output), client)
        }
    }

    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("everybody sees type, status and dates; the link's holder sees the words, and writes on it once")
    func reads() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (number, link, _) = try await chat(city, "A <script>alert(1)</script> pothole")
            let visitor = city.visitor()
            let open = try await visitor.get("/track/\(number)", headers: ["Accept-Language": "pt-BR,pt;q=0.9"])
            #expect(open.status == 200 && open.body.contains("lang=\"pt\"") && open.body.contains("Recebido"))
            #expect(!open.body.contains("alert(1)") && !open.body.contains("<form"))
            #expect(open.headers["Cache-Control"].first == "no-store")
            #expect(open.headers["Set-Cookie"].isEmpty)
            let own = try await visitor.get(link)
            #expect(own.body.contains("A &lt;script&gt;alert(1)&lt;/script&gt; pothole"))
            let fields: KeyValuePairs = [
                "key": hidden("key", own.body), "form": hidden("form", own.body), "kind": "reply", "text": "It grows",
            ]
            for _ in 1...2 {
                let sent = try await visitor.post("/track/\(number)/message?lang=es", fields, csrf: "")
                #expect(sent.status == 303 && sent.location?.contains("done=sent") == true)
                #expect(try await visitor.get(sent.location ?? "").body.contains("Recibimos su mensaje"))
            }
            let agent = try await city.signedIn("ann")
            try await eventually { try await agent.get("/desk/requests/\(number)").body.contains("It grows") }
            let page = try await agent.get("/desk/requests/\(number)").body
            #expect(page.components(separatedBy: "It grows</p>").count == 2)
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test(
        "what the city tells about its type is on everybody's page, in its language; about its words on the resident's alone"
    )
    func notices() async throws {
        try await StaffCity.with { city in
            let (number, link, _) = try await chat(city, "A pothole after the snow")
            for (name, sign) in [("Paving", ["--type", "pothole"]), ("Snow", ["--word", "snow"])] {
                let begun = try await city.serving.run(
                    ["notices", "begin", name] + sign
                        + ["--text", "en=\(name) <b>now</b>", "--text", "es=\(name) ahora", "--hours", "2"])
                #expect(begun.isGood, "\(begun.output)")
            }
            let visitor = city.visitor()
            try await eventually(within: .seconds(60)) {
                try await visitor.get("/track/\(number)?lang=es").body.contains("Paving ahora")
            }
            let open = try await visitor.get("/track/\(number)?lang=es").body
            #expect(!open.contains("Snow ahora") && open.contains("aria-label=\"Aviso de la ciudad\""))
            let own = try await visitor.get(link + "&lang=en").body
            #expect(own.contains("Paving &lt;b&gt;now&lt;/b&gt;") && own.contains("Snow &lt;b&gt;now&lt;/b&gt;"))
            let module = try await visitor.get("/chat/chat-web/notices.js").body
            #expect(module.contains("\"es\":[\"Snow ahora\",\"Paving ahora\"]"))
        }
    }

    @Test(
        "staff see that a link was sent, and never its key: on the page, by the command, and where the resident quotes it"
    )
    func keys() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (number, link, client) = try await chat(city, "A pothole")
            let key = String(link.split(separator: "=").last ?? "")
            try await client.write("m2", "I was sent \(link) by you")
            let ann = try await city.signedIn("ann")
            let path = "/desk/requests/\(number)"
            try await eventually { try await ann.get(path).body.contains("I was sent") }
            let page = try await ann.get(path).body
            #expect(key.count > 30 && !page.contains(key) && page.components(separatedBy: "?key=…").count > 2)
            for format in ["table", "json"] {
                let told = try await city.serving.run("requests", "show", number, "--format", format)
                #expect(told.isGood && told.output.contains("I was sent") && !told.output.contains(key))
            }
        }
    }

    @Test("a merged request's link goes on: its holder reads their words where they stand now, and writes there")
    func merged() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (number, link, _) = try await chat(city, "A pothole")
            let (other, otherLink, _) = try await chat(city, "A hole in the road")
            let (last, _, _) = try await chat(city, "A lamp")
            let ann = try await city.signedIn("ann")
            for (from, to) in [(number, other), (other, last)] {
                let path = "/desk/requests/\(from)"
                let page = try await ann.get(path).body
                let done = try await ann.post(
                    path + "/merge", ["version": hidden("version", page), "into": to], page: path)
                #expect(done.location == "/desk/requests/\(to)?done=merged")
            }
            let visitor = city.visitor()
            // The number that the resident was given tells how it stands where it went.
            for number in [number, other] {
                #expect(!(try await visitor.get("/track/\(number)").body.contains("Closed")))
            }
            try await close(last, by: ann)
            for number in [number, other, last] {
                #expect(try await visitor.get("/track/\(number)").body.contains("Closed"))
            }
            for (link, own, words) in [(link, number, "A pothole"), (otherLink, other, "A hole in the road")] {
                let page = try await visitor.get(link)
                #expect(page.body.contains(words) && !page.body.contains("This link has ended"))
                #expect(!page.body.contains("A lamp"))
                let sent = try await visitor.post(
                    "/track/\(own)/message",
                    [
                        "key": hidden("key", page.body), "form": hidden("form", page.body), "kind": "reply",
                        "text": "\(words) grows",
                    ], csrf: "")
                #expect(sent.location?.contains("done=sent") == true)
            }
            // Another's words, and whoever has no link, see nothing new.
            let strange = String(otherLink.split(separator: "=").last ?? "")
            #expect(try await visitor.get("/track/\(last)?key=\(strange)").body.contains("This link has ended"))
            try await eventually {
                let pages = [try await ann.get("/desk/requests/\(other)"), try await ann.get("/desk/requests/\(last)")]
                return pages.contains { $0.body.contains("A hole in the road grows") }
            }
        }
    }

    private func close(_ number: String, by ann: Visitor) async throws {
        let path = "/desk/requests/\(number)"
        let page = try await ann.get(path).body
        _ = try await ann.post(
            path + "/close",
            ["version": hidden("version", page), "form": UUID().uuidString, "reason": "resolved", "note": ""],
            page: path)
    }

    @Test("nobody writes without the key, from another site, or with another request's key")
    func refused() async throws {
        try await StaffCity.with { city in
            let (number, link, _) = try await chat(city, "A pothole")
            let (other, _, _) = try await chat(city, "A lamp")
            let visitor = city.visitor()
            let key = String(link.split(separator: "=").last ?? "")
            let text = (key: "text", value: "Not mine")
            func status(_ number: String, _ key: String, origin: String?? = .none) async throws -> UInt {
                try await visitor.post(
                    "/track/\(number)/message", ["key": key, "form": "f1", "kind": "reply", text.key: text.value],
                    csrf: "", origin: origin
                ).status
            }
            #expect(try await status(number, "") == 404)
            #expect(try await status(other, key) == 404)
            #expect(try await status(number, key, origin: "https://evil.example") == 400)
            #expect(try await status(number, key, origin: "null") == 400)
            let stranger = try await visitor.get("/track/\(other)?key=\(key)")
            #expect(
                stranger.status == 200 && !stranger.body.contains("A lamp")
                    && stranger.body.contains("This link has ended"))
        }
    }

    @Test("a type that is not public and a number that nobody has look alike")
    func hides() async throws {
        let routing = try Repository.text("channels/routing.yaml").replacing(
            "- code: pothole\n", with: "- code: pothole\n    public: false\n")
        #expect(routing.contains("public: false"))
        try await StaffCity.with(routing: routing) { city in
            let (number, link, _) = try await chat(city, "A pothole")
            let visitor = city.visitor()
            let hidden = try await visitor.get("/track/\(number)")
            let unknown = try await visitor.get("/track/AAA-AAA-AAA0")
            #expect(hidden.status == 404 && unknown.status == 404)
            #expect(hidden.body == unknown.body)
            #expect(hidden.headers.map(\.name) == unknown.headers.map(\.name))
            #expect(try await visitor.get(link).body.contains("A pothole"))
        }
    }

    @Test("staff publish an update and take it back; not fixed twice comes before a supervisor")
    func updates() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor])])
            let (number, link, _) = try await chat(city, "A pothole")
            let (ann, sue) = (try await city.signedIn("ann"), try await city.signedIn("sue"))
            let visitor = city.visitor()
            let path = "/desk/requests/\(number)"
            let page = try await ann.get(path).body
            let form = page.components(separatedBy: "/updates\">").last.map { hidden("form", $0) } ?? ""
            #expect(
                try await ann.post(path + "/updates", ["form": form, "text": "Crew on <b>Monday</b>"], page: path)
                    .location == path + "?done=published")
            #expect(try await visitor.get("/track/\(number)").body.contains("Crew on &lt;b&gt;Monday&lt;/b&gt;"))
            let update = try #require(try await ann.get(path).body.firstMatch(of: /updates\/(\d+)\/withdraw/))
            _ = try await ann.post(path + "/updates/\(update.1)/withdraw", [:], page: path)
            #expect(try await !visitor.get("/track/\(number)").body.contains("Monday"))
            for round in 1...2 {
                let answer = try await ann.get(path).body
                _ = try await ann.post(
                    path + "/answer",
                    [
                        "form": hidden("form", answer), "seen": hidden("seen", answer), "text": "Done \(round)",
                        "resolves": "yes",
                    ], page: path)
                let own = try await visitor.get(link)
                #expect(own.body.contains("Is it not fixed?"))
                let sent = try await visitor.post(
                    "/track/\(number)/message",
                    ["key": hidden("key", own.body), "form": "n\(round)", "kind": "not-fixed", "text": ""], csrf: "")
                #expect(sent.location?.contains("not-fixed") == true)
                if round == 1 {
                    try await eventually { try await ann.get("/desk/queue").body.contains(path) }
                }
            }
            try await eventually { try await sue.get("/desk/attention").body.contains(number) }
            #expect(try await !ann.get("/desk/attention").body.contains(number))
            let list = try await sue.get("/desk/attention").body
            let entry = try #require(list.firstMatch(of: /attention\/(\d+)/))
            let settled = try await sue.post(
                "/desk/attention/\(entry.1)", ["decision": "reopen"], page: "/desk/attention")
            #expect(settled.location == "/desk/attention?done=reopened")
            #expect(try await ann.get("/desk/queue").body.contains(path))
        }
    }

    @Test("who asks too often has to wait")
    func limited() async throws {
        try await StaffCity.with { city in
            let visitor = city.visitor()
            var statuses: Set<UInt> = []
            for _ in 0..<70 { statuses.insert(try await visitor.get("/track/AAA-AAA-AAA0").status) }
            #expect(statuses == [404, 429])
        }
    }
}

@Suite("Words for residents")
struct ResidentWordsTests {
    @Test("every language has every word", arguments: [TrackWords.text, ResidentWords.text, SurveyWords.text])
    func complete(_ text: @Sendable (Language) -> [String: String]) {
        let names = Set(text(.english).keys)
        #expect(names.count > 8)
        for language in Language.allCases {
            let words = text(language)
            #expect(Set(words.keys) == names, "\(language)")
            #expect(words.values.allSatisfy { !$0.isEmpty })
        }
    }
}
