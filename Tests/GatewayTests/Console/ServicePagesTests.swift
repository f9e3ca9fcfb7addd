import Desk
import Foundation
import TestKit
import Testing

/// Warnings and breaches on the pages of those whom they are for, against the real program.
@Suite("Promised times reach a person")
struct ServicePagesTests {
    private func page(_ visitor: Visitor) async throws -> DeskClient {
        let cookie = visitor.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        return try await DeskClient.begin(port: visitor.port, cookie: cookie).client
    }

    @Test("a breach is shown at once to supervisors, and to nobody else; it stands on their list until one has looked")
    func breach() async throws {
        try await StaffCity.with(extra: QueuePageTests.promises) { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor, .administrator])])
            let (ann, sue) = (try await city.signedIn("ann"), try await city.signedIn("sue"))
            let (anns, sues) = (try await page(ann), try await page(sue))
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            var due = try await sues.hear("due")
            // A look in the last hundredth of the promised second finds a warning, and nobody has it who could be warned.
            if due.why == "warning" { due = try await sues.hear("due") }
            #expect(due.text == "First answer is overdue" && due.why == "breach")
            #expect(path.hasSuffix(due.number ?? "?"))
            try await anns.say(["type": "ping"])
            var types: [String] = []
            while types.last != "pong" { types.append(try await anns.next().type) }
            #expect(!types.contains("due"))
            #expect(try await !ann.get("/desk/attention").body.contains(due.number ?? "?"))
            let list = try await sue.get("/desk/attention").body
            #expect(list.contains("“First answer” is overdue") && list.contains(due.number ?? "?"))
            let entries = list.matches(of: /action="\/desk\/attention\/(\d+)"/).map(\.1)
            let entry = try #require(entries.last)
            #expect(try await sue.get("/desk/queue").body.contains("data-needs-count>\(entries.count)<"))
            #expect(due.total == entries.count)
            for warning in entries.dropLast() {
                _ = try await sue.post("/desk/attention/\(warning)", ["decision": "leave"], page: "/desk/attention")
            }
            let refused = try await ann.post("/desk/attention/\(entry)", ["decision": "leave"], page: "/desk/attention")
            #expect(refused.location == "/desk/attention?done=late")
            let done = try await sue.post("/desk/attention/\(entry)", ["decision": "leave"], page: "/desk/attention")
            #expect(done.location == "/desk/attention?done=settled")
            #expect(try await !sue.get("/desk/attention").body.contains(due.number ?? "?"))
            #expect(try await sue.get("/desk/audit").body.contains("attention.settled"))
        }
    }

    @Test("a warning is shown to whoever has the request")
    func warning() async throws {
        let promises = """
            service:
              warning_percent: 1
              targets: [{stage: resolved, within: 20m}]

            """
        try await StaffCity.with(extra: promises) { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor])])
            let (ann, sue) = (try await city.signedIn("ann"), try await city.signedIn("sue"))
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            let due = try await page(ann).hear("due")
            #expect(due.text == "Resolved is due soon" && due.why == "warning" && due.total == 1)
            #expect(try await ann.get("/desk/attention").body.contains("“Resolved” is due soon"))
            #expect(try await ann.get(path).body.contains("Need you"))
            #expect(try await !sue.get("/desk/attention").body.contains(due.number ?? "?"))
        }
    }

    @Test("a page that was drawn with what it is told then does not count it twice")
    func count() async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor])])
            try await WebBrowser.run { browser in
                try await browser.signIn("sue", city)
                let counts = try await browser.later(
                    """
                    import("/desk/assets/dues.js").then(({ Dues }) => {
                      const live = new EventTarget(), seen = [];
                      new Dues(document, live);
                      for (const total of [1, 1, 2]) {
                        live.dispatchEvent(new CustomEvent("due", { detail: { number: "X", why: "breach", text: "Late", total } }));
                        seen.push(document.querySelector("[data-needs-count]").textContent);
                      }
                      seen.push(document.querySelector("[data-needs]").hidden, document.querySelectorAll("[data-dues] li").length);
                      done(seen.join(" "));
                    }, (error) => done(String(error)));
                    """)
                #expect(counts == "1 1 2 false 3")
                try await browser.quit()
            }
        }
    }
}
