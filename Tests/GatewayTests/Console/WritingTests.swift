import Desk
import Foundation
import TestKit
import Testing

/// Writing an answer at the desk, against the real program and in a real browser.
@Suite("The console: drafts, a session that ends in mid-answer, shortcuts")
struct WritingTests {
    @Test("a draft is kept on the server for its author, without a script too, and goes when it is sent")
    func draft() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let (ann, ben) = (try await city.signedIn("ann"), try await city.signedIn("ben"))
            let (path, client) = try await ConsoleScene(city: city).chat("The lamp is out")
            let kept = try await ann.post(path + "/draft", ["text": "On <it>"], page: path)
            #expect(kept.status == 200 && kept.body.contains("Nobody else sees it"))
            #expect(try await ann.get(path).body.contains("On &lt;it&gt;</textarea>"))
            #expect(try await !ben.get(path).body.contains("On &lt;it&gt;"))
            let page = try await ann.get(path).body
            let sent = try await ann.post(
                path + "/answer",
                [
                    "form": ConsoleScene.hidden("form", page), "seen": "", "text": "On it",
                ], page: path)
            #expect(sent.status == 303)
            #expect(try await ConsoleScene.said(client) == "On it")
            #expect(try await !ann.get(path).body.contains("On &lt;it&gt;"))
        }
    }

    @Test("whoever's session ended while they wrote signs in and comes back to the request")
    func ended() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, _) = try await ConsoleScene(city: city).chat("The lamp is out")
            let nobody = city.visitor()
            let token = try await nobody.token(of: "/desk/sign-in")
            let answer = try await nobody.post(path + "/answer", ["text": "x"], csrf: token)
            #expect(answer.status == 303)
            #expect(answer.location?.contains("next=") == true)
            // Their own page, with its own token and the cookie of the session that is over.
            let page = try await ann.get(path).body
            try await city.endSessions(of: "ann")
            let late = try await ann.post(
                path + "/answer", ["form": ConsoleScene.hidden("form", page), "seen": "", "text": "x"],
                csrf: ConsoleScene.hidden("csrf", page))
            #expect(late.status == 303)
            let next = path.replacing("/", with: "%2F")
            #expect(late.location == "/desk/sign-in?next=" + next || late.location == "/desk/sign-in?next=" + path)
            // From another site, it is refused as before.
            let forged = try await ann.post(
                path + "/answer", ["text": "x"], csrf: ConsoleScene.hidden("csrf", page), origin: "https://evil.example"
            )
            #expect(forged.status == 403)
            // They sign in with the page that they are led to, and go on.
            let again = try await ann.post(
                "/desk/sign-in", ["name": "ann", "password": StaffCity.password, "next": path])
            #expect(again.location == path)
            #expect(try await ann.get(path).status == 200)
        }
    }

    /// As `Segments` counts them (3GPP TS 23.040 §9.2.3.24.1).
    private func segments(_ browser: WebBrowser) async throws {
        let counted = try await browser.text(
            """
            const texts = ["", "a".repeat(160), "a".repeat(161), "€".repeat(80), "€".repeat(81), "ã".repeat(70),
              "ã".repeat(71), "😀".repeat(35), "😀".repeat(36), "a".repeat(306), "a".repeat(307)];
            return import("/desk/request.js").then(module => texts.map(module.segments).join())
            """)
        #expect(counted == "1,1,2,1,2,1,2,1,2,2,3")
    }

    /// What the server did not get is newer than what it has; what another account left in the tab is nobody's.
    private func newer(_ browser: WebBrowser, _ page: String) async throws {
        let key = try await browser.text(
            "const f = document.getElementById('answer'); return `draft:${f.dataset.reader}:${f.dataset.number}`")
        #expect(key.wholeMatch(of: /draft:[0-9]+:[A-Z0-9-]{12}/) != nil)
        for (left, shown) in [(key, "newer"), ("draft:1" + key.dropFirst(6), "Tomorrow. Read?")] {
            try await browser.text("sessionStorage.clear(); sessionStorage.setItem('\(left)', '\(shown)!')")
            try await browser.open(page)
            let text = try await browser.text("return document.getElementById('text').value")
            #expect(text == (left == key ? "newer!" : "Tomorrow. Read?"))
            try await eventually {
                try await browser.text("return document.getElementById('draft-state').textContent") != ""
            }
            guard left == key else { continue }
            try await kept("newer!", browser)
            try await browser.text(
                """
                const text = document.getElementById("text"); text.value = "Tomorrow. Read?";
                text.dispatchEvent(new Event("input"))
                """)
            try await kept("Tomorrow. Read?", browser)
        }
    }

    /// Waits until the server has it: "Kept." may still be said of what was there before.
    private func kept(_ text: String, _ browser: WebBrowser) async throws {
        let look =
            "return fetch(location.href).then(page => page.text()).then(page => String(page.includes('\(text)')))"
        try await eventually { try await browser.text(look) == "true" }
    }

    @Test(
        "typed, kept, restored and sent by keyboard alone; ? shows the keys",
        .enabled(if: WebBrowser.isInstalled, "needs chromium and chromedriver: deploy/packages.sh test"))
    func keyboard() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (path, client) = try await ConsoleScene(city: city).chat("The lamp is out")
            try await WebBrowser.run { browser in
                let origin = "http://localhost:\(city.serving.port)"
                try await browser.open(origin + "/desk/sign-in?next=\(path)")
                try await browser.identify("ann")
                try await eventually { try await browser.text("return location.pathname") == path }
                try await browser.press("?")
                #expect(try await browser.text("return String(document.getElementById('shortcuts').open)") == "true")
                try await browser.press("\u{E00C}")
                try await segments(browser)
                try await browser.press("t")
                try await eventually { try await browser.text("return location.search") == "?done=taken" }
                try await browser.press("r")
                #expect(try await browser.text("return document.activeElement.id") == "text")
                try await browser.press("Tomorrow. Read?")
                try await eventually {
                    try await browser.text("return document.getElementById('draft-state').textContent") == "Kept."
                }
                try await browser.press("\u{E00C}n")
                #expect(try await browser.text("return document.activeElement.id") == "note")
                try await browser.press("Ask Jo first")
                try await eventually {
                    try await browser.text("return document.getElementById('note-state').textContent") == "Kept."
                }
                try await browser.open(origin + path)
                #expect(try await browser.text("return document.getElementById('text').value") == "Tomorrow. Read?")
                #expect(try await browser.text("return document.getElementById('note').value") == "Ask Jo first")
                try await newer(browser, origin + path)
                try await browser.text("document.getElementById('answer').requestSubmit()")
                try await eventually { try await browser.text("return location.search") == "?done=answered" }
                #expect(try await ConsoleScene.said(client) == "Tomorrow. Read?")
                #expect(try await browser.text("return document.getElementById('text').value").isEmpty)
                // Typed since, on the page that still says that the last answer was sent.
                try await browser.text(
                    """
                    const form = document.getElementById("answer");
                    sessionStorage.setItem(`draft:${form.dataset.reader}:${form.dataset.number}`, "And one more");
                    """)
                try await browser.reload()
                #expect(try await browser.text("return document.getElementById('text').value") == "And one more")
                #expect(try await browser.console().isEmpty)
                try await browser.quit()
            }
        }
    }
}
