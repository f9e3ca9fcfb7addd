import Desk
import Foundation
import TestKit
import Testing

/// Staff log calls and visits, against the real program.
@Suite("The console: logging a contact")
struct LogPageTests {
    private func form(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: #/name="form" value="([^"]*)"/#)).1)
    }

    @Test("a call opens a request, once; information counts without one; the report and the ledger agree")
    func logs() async throws {
        try await StaffCity.with(logged: ["phone", "walk_in"]) { city in
            try await city.employ([("ann", [.agent]), ("max", [.manager])])
            let ann = try await city.signedIn("ann")
            let page = try await ann.get("/desk/log").body
            #expect(page.contains("value=\"phone\"") && page.contains("value=\"walk-in\""))
            let form = try form(page)
            var paths: Set<String> = []
            for _ in 1...2 {
                let answer = try await ann.post(
                    "/desk/log",
                    [
                        "form": form, "channel": "phone", "kind": "service", "about": "A <i>pothole</i> on Elm Street",
                        "caller": "617-555-0101", "name": "Bo", "language": "es",
                    ])
                paths.insert(try #require(answer.location))
            }
            #expect(paths.count == 1)
            let done = try #require(paths.first?.firstMatch(of: #/done=([A-Z0-9-]{12})/#)).1
            #expect(try await ann.get(paths.first ?? "").body.contains("/desk/requests/\(done)"))
            let request = try await ann.get("/desk/requests/\(done)").body
            #expect(request.contains("A &lt;i&gt;pothole&lt;/i&gt; on Elm Street") && request.contains("Phone"))
            let visit = try await ann.post(
                "/desk/log",
                ["form": "other", "channel": "walk-in", "kind": "information", "about": "Opening hours?"])
            #expect(visit.location?.contains("done=counted") == true)
            let report = try await city.serving.run("report", "channels", "--format", "json")
            #expect(report.isGood && report.output.contains("walk_in"))
            #expect(try await city.serving.run("ledger", "verify").isGood)
            #expect(try await city.signedIn("max").get("/desk/log").status == 403)
        }
    }

    @Test(
        "whose a logged call is the city says; what was information only is nobody's work",
        arguments: ["queue", "author"])
    func owner(_ owner: String) async throws {
        try await StaffCity.with(extra: "desk: {logged: {owner: \(owner)}}\n", logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            for (form, kind) in [("a", "information"), ("b", "feedback"), ("c", "service")] {
                _ = try await ann.post(
                    "/desk/log", ["form": form, "channel": "phone", "kind": kind, "about": "A pothole \(form)"])
            }
            let mine = try await ann.get("/desk/queue?view=mine").body
            let free = try await ben.get("/desk/queue?view=free").body
            #expect(mine.contains("A pothole c") == (owner == "author"))
            #expect(free.contains("A pothole c") == (owner == "queue"))
            let all = try await ben.get("/desk/queue").body
            #expect(all.contains("A pothole c") && !all.contains("A pothole a") && !all.contains("A pothole b"))
            // What joins a request stays whose it is.
            let number = try #require(all.firstMatch(of: #/\/desk\/requests\/([A-Z0-9-]{12})/#)).1
            _ = try await ConsoleScene.act(
                owner == "author" ? "put-back" : "notes", [:], "/desk/requests/\(number)", by: ann)
            _ = try await ben.post(
                "/desk/log",
                ["form": "d", "channel": "phone", "kind": "service", "about": "Again", "join": String(number)])
            #expect(try await !ben.get("/desk/queue?view=mine").body.contains(number))
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test("suggestions: the type by its words, the same caller's request; joining it")
    func suggests() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let first = try await ann.post(
                "/desk/log",
                [
                    "form": "a", "channel": "phone", "kind": "service", "about": "A pothole on Elm Street",
                    "caller": "617-555-0101",
                ])
            let number = try #require(first.location?.firstMatch(of: #/done=([A-Z0-9-]{12})/#)).1
            let typed: KeyValuePairs = ["about": "again the pothole", "caller": "(617) 555-0101", "place": ""]
            try await eventually {
                try await ann.post("/desk/log/suggestions", typed, page: "/desk/log").body.contains(number)
            }
            let fragment = try await ann.post("/desk/log/suggestions", typed, page: "/desk/log").body
            #expect(fragment.contains("same caller") && fragment.contains("value=\"pothole\""))
            #expect(!fragment.contains("<html"))
            // Without a script: the same on the page, with what was typed.
            let page = try await ann.post(
                "/desk/log",
                [
                    "form": "b", "channel": "phone", "kind": "service", "about": "again the pothole",
                    "caller": "617-555-0101", "suggest": "yes",
                ])
            #expect(
                page.status == 200 && page.body.contains(number) && page.body.contains(">again the pothole</textarea>"))
            let joined = try await ann.post(
                "/desk/log",
                [
                    "form": "b", "channel": "phone", "kind": "service", "about": "again the pothole",
                    "join": String(number),
                ])
            #expect(joined.location?.contains("done=\(number)") == true)
            #expect(try await ann.get("/desk/requests/\(number)").body.contains("again the pothole"))
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test(
        "what another resident has likely reported is shown while writing, and asked about once before it is logged as new"
    )
    func duplicates() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let first = try await ann.post(
                "/desk/log",
                [
                    "form": "a", "channel": "phone", "kind": "service", "place": "93 School Street",
                    "about": "The street light in front of the house flickers and buzzes",
                ])
            let number = try #require(first.location?.firstMatch(of: #/done=([A-Z0-9-]{12})/#)).1
            let typed: KeyValuePairs = [
                "form": "b", "channel": "phone", "kind": "service", "place": "93 School St",
                "about": "street light flickers and buzzes all night",
            ]
            try await eventually {
                try await ann.post("/desk/log/suggestions", typed, page: "/desk/log").body.contains(" %: same address")
            }
            let fragment = try await ann.post("/desk/log/suggestions", typed, page: "/desk/log").body
            #expect(fragment.contains(String(number)) && fragment.contains("name=\"looked\""))
            let asked = try await ann.post("/desk/log", typed)
            #expect(asked.status == 200 && asked.body.contains("Perhaps it was reported already."))
            #expect(asked.body.contains("value=\"\(number)\"") && asked.body.contains("all night</textarea>"))
            // Who has looked logs it as new; the first form, sent again, is answered as before.
            let looked = try #require(asked.body.firstMatch(of: #/name="looked" value="([^"]*)"/#)).1
            #expect(looked.contains(number))
            let new = try await ann.post(
                "/desk/log",
                [
                    "form": "b", "channel": "phone", "kind": "service", "place": "93 School St",
                    "looked": String(looked),
                    "about": "street light flickers and buzzes all night", "join": "",
                ])
            let other = try #require(new.location?.firstMatch(of: #/done=([A-Z0-9-]{12})/#)).1
            #expect(other != number)
            let again = try await ann.post("/desk/log", typed)
            #expect(again.location?.contains("done=\(other)") == true)
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }

    @Test("who has looked at one is asked about another; of two sends at once nobody is asked about the other")
    func looksAgain() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let about = "The street light in front of the house flickers and buzzes"
            func call(
                _ form: String, _ place: String, _ about: String, looked: String = ""
            ) async throws -> Visitor.Answer {
                try await ann.post(
                    "/desk/log",
                    [
                        "form": form, "channel": "phone", "kind": "service", "place": place, "about": about,
                        "looked": looked,
                    ])
            }
            func number(_ answer: Visitor.Answer) throws -> String {
                String(try #require(answer.location?.firstMatch(of: #/done=([A-Z0-9-]{12})/#)).1)
            }
            let first = try number(try await call("a", "93 School Street", about))
            let second = try number(
                try await call("b", "12 Elm Street", "A mattress was dumped beside the road there"))
            for (place, about) in [("93 School St", about), ("12 Elm St", "mattress dumped beside the road")] {
                let typed: KeyValuePairs = ["place": place, "about": about]
                try await eventually {
                    try await ann.post("/desk/log/suggestions", typed, page: "/desk/log").body.contains(
                        " %: same address")
                }
            }
            // Shown the first, and then something else was written.
            let asked = try await call("c", "12 Elm St", "mattress dumped beside the road", looked: first)
            #expect(asked.status == 200 && asked.body.contains("Perhaps it was reported already."))
            #expect(asked.body.contains("value=\"\(second)\""))
            let new = try await call("c", "12 Elm St", "mattress dumped beside the road", looked: second)
            #expect(try number(new) != second)

            async let one = call("d", "7 Oak Street", "The hydrant at the corner leaks into the street")
            async let other = call("d", "7 Oak Street", "The hydrant at the corner leaks into the street")
            let (left, right) = try await (one, other)
            #expect(try number(left) == number(right))
        }
    }

    @Test("what is wrong is said, and what was typed stays")
    func refuses() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let answer = try await ann.post(
                "/desk/log",
                [
                    "form": "a", "channel": "phone", "kind": "service", "about": " ", "caller": "call me", "name": "Bo",
                    "other_join": "K7Q",
                ])
            #expect(answer.status == 422)
            for words in [
                "Write what it is about.", "Enter a number with its area code", "Enter a tracking number", "Bo",
            ] {
                #expect(answer.body.contains(words), "\(words)")
            }
            let unknown = try await ann.post(
                "/desk/log", ["form": "a", "channel": "fax", "kind": "service", "about": "x"])
            #expect(unknown.status == 400)
        }
    }
}
