import Foundation
import TestKit
import Testing

/// A resident at the chat page, in a real browser, against the real program.
@Suite(
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct ChatPageTests {
    private func serving(_ body: (IntakeProcess) async throws -> Void) async throws {
        let intake = try await IntakeProcess.start(
            CityFiles().folder)
        do {
            try await body(intake)
        } catch {
            try await intake.stop()
            throw error
        }
        try await intake.stop()
    }

    @Test("a message written with the keyboard gets a tracking number, and a reload loses nothing")
    func writes() async throws {
        try await serving { intake in
            try await WebBrowser.run { browser in
                let screen = ChatScreen(browser: browser)
                try await browser.open("http://127.0.0.1:\(intake.port)/chat/chat-web")
                try await screen.tabToText()
                try await browser.press("A <b>pothole</b> on Elm St\u{E007}")
                try await eventually { try await screen.conversation().count == 2 }
                let lines = try await screen.conversation()
                #expect(lines.first == "you: A <b>pothole</b> on Elm St | · Sent")
                let number = try #require(lines.last?.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/))
                #expect(lines.last?.hasPrefix("city: ") == true)
                try await browser.reload()
                try await eventually { try await screen.conversation().count == 2 }
                #expect(try await screen.conversation() == lines)
                try await screen.tabToText()
                try await browser.press("It is deep\u{E007}")
                try await eventually { try await screen.conversation().last == "you: It is deep | · Sent" }
                #expect(try await screen.conversation().filter { $0.contains(number.output) }.count == 1)
                try await browser.quit()
            }
        }
    }

    @Test(
        "where the resident is: asked by the button alone, sent with the next message, left out where it is no place of the city's"
    )
    func shares() async throws {
        let folder = try CityFiles(
            extra: "places:\n  streets: \(Repository.path("deploy/somerville/places/streets.csv"))\n"
                + "  areas: \(Repository.path("deploy/somerville/places/areas.geojson"))\n"
        ).folder
        let intake = try await IntakeProcess.start(folder)
        try await WebBrowser.run { browser in
            let screen = ChatScreen(browser: browser)
            func stand(_ latitude: Double, _ longitude: Double) async throws {
                _ = try await browser.text(
                    """
                    Object.defineProperty(navigator, "geolocation", { configurable: true, value: { getCurrentPosition(take) {
                      window.asked = (window.asked ?? 0) + 1;
                      take({ coords: { latitude: \(latitude), longitude: \(longitude), accuracy: 7.5 } });
                    } } });
                    return "stands";
                    """)
            }
            func write(_ words: String) async throws {
                _ = try await screen.ask("(root.querySelector('textarea').focus(), 0)")
                try await browser.press(words + "\u{E007}")
            }
            let told = "root.querySelector('.place .hint').textContent"
            try await browser.open("http://127.0.0.1:\(intake.port)/chat/chat-web")
            try await screen.tabToText()
            try await stand(42.3876, -71.0995)
            #expect(try await screen.ask("String(window.asked)") == "undefined")
            try await screen.tab(to: ".place button")
            try await browser.press("\u{E007}")
            try await eventually {
                try await screen.ask(told) == "Where you are goes with your next message, within 8 m."
            }
            // The button that was pressed is gone, and the focus stands on what takes it back.
            #expect(try await screen.ask("root.activeElement.textContent") == "Do not send it")
            try await write("The lamp is dark")
            try await eventually { try await screen.conversation().count == 2 }
            #expect(try await screen.ask("root.querySelector('li .shared').textContent") == "With where you are")
            try await stand(48.8566, 2.3522)
            _ = try await screen.ask("(root.querySelector('.place button:not([hidden])').click(), 0)")
            try await write("And another")
            try await eventually { try await screen.conversation().contains("you: And another | · Sent") }
            try await eventually { try await screen.ask(told).contains("is not in the city") }
            #expect(try await screen.ask("String(root.querySelectorAll('li .shared').length)") == "1")
            #expect(try await screen.ask("String(window.asked)") == "2")
            try await browser.quit()
        }
        try await eventually {
            let listed = try await IntakeProgram.run(
                ["requests", "list", "--format", "json", "-c", folder.path("intake.yaml")])
            let number = try #require(listed.output.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/)).output
            let shown = try await IntakeProgram.run([
                "requests", "show", String(number), "-c", folder.path("intake.yaml"),
            ])
            return shown.output.contains("the resident shared where they are; within 8 m; in the city")
        }
        try await intake.stop()
    }

    @Test("half a character, as a cut or a broken input method leaves it, ends no conversation")
    func halfCharacter() async throws {
        try await serving { intake in
            try await WebBrowser.run { browser in
                let screen = ChatScreen(browser: browser)
                try await browser.open("http://127.0.0.1:\(intake.port)/chat/chat-web")
                try await screen.tabToText()
                _ = try await screen.ask("(root.querySelector('textarea').value = 'A tree \\ud83c', 0)")
                try await browser.press("\u{E007}")
                try await eventually { try await screen.conversation().first == "you: A tree \u{FFFD} | · Sent" }
                try await browser.quit()
            }
        }
    }

    @Test("what is written while the gateway is away is sent once it is back")
    func waits() async throws {
        let folder = try CityFiles().folder
        let first = try await IntakeProcess.start(folder)
        try await WebBrowser.run { browser in
            let screen = ChatScreen(browser: browser)
            try await browser.open("http://127.0.0.1:\(first.port)/chat/chat-web")
            try await screen.tabToText()
            try await browser.press("one\u{E007}")
            try await eventually { try await screen.conversation().count == 2 }
            try await first.stop()
            try await browser.press("two\u{E007}three\u{E007}")
            #expect(try await screen.conversation().suffix(2) == ["you: two | · Sending…", "you: three | · Sending…"])
            let settings = folder.path("intake.yaml")
            let text = try String(contentsOfFile: settings, encoding: .utf8)
                .replacing("127.0.0.1:0", with: "127.0.0.1:\(first.port)")
            try text.write(toFile: settings, atomically: true, encoding: .utf8)
            let second = try await IntakeProcess.start(folder)
            try await eventually(within: .seconds(90)) {
                try await screen.conversation().suffix(2) == ["you: two | · Sent", "you: three | · Sent"]
            }
            #expect(try await screen.conversation().count == 4)
            try await browser.quit()
            try await second.stop()
        }
    }

    @Test("what comes too late for a chat that is over is told as not sent, and goes into the next one in its order")
    func late() async throws {
        try await serving { intake in
            try await WebBrowser.run { browser in
                let screen = ChatScreen(browser: browser)
                try await browser.open("http://127.0.0.1:\(intake.port)/chat/chat-web")
                try await screen.tabToText()
                try await browser.press("The lamp is out\u{E007}")
                try await eventually { try await screen.conversation().count == 2 }
                for _ in 0..<2 {
                    _ = try await screen.ask(
                        "([...root.querySelectorAll('.ending button')].find(e => e.offsetParent).click(), 0)")
                }
                let isOver = "String(root.querySelector('textarea').closest('form').hidden)"
                try await eventually { try await screen.ask(isOver) == "true" }
                // Broken off and back, it is over still.
                let chat = "document.querySelector('intake-chat').session"
                _ = try await screen.ask("(window.broken = \(chat).socket, window.broken.close(), 0)")
                try await eventually {
                    try await screen.ask("String(\(chat).isReady && \(chat).socket !== window.broken)") == "true"
                }
                #expect(try await screen.ask(isOver) == "true")
                // Written while the end was on its way, and still pending when the page was loaded again.
                _ = try await browser.text(
                    """
                    const place = Object.keys(sessionStorage).find(key => key.startsWith('intake-chat:'));
                    const kept = JSON.parse(sessionStorage.getItem(place));
                    kept.pending = [{ id: 'late-1', text: 'It is on Elm St' }, { id: 'late-2', text: 'By the school' }];
                    sessionStorage.setItem(place, JSON.stringify(kept));
                    return 'kept';
                    """)
                try await browser.reload()
                let late = ["It is on Elm St", "By the school"]
                try await eventually {
                    try await screen.conversation().suffix(2) == late.map { "you held: \($0) | · Not sent" }
                }
                try await eventually { try await screen.ask(isOver) == "true" }
                #expect(
                    try await screen.ask("root.querySelector('section > .unseen').textContent")
                        == "Your message was not sent.")
                _ = try await screen.ask("(root.querySelector('.after').lastElementChild.click(), 0)")
                try await eventually {
                    try await screen.conversation().filter { $0.hasPrefix("you") } == late.map { "you: \($0) | · Sent" }
                }
                #expect(try await screen.conversation().contains { $0.contains("The lamp is out") } == false)
                try await browser.quit()
            }
        }
    }

    @Test(
        "the page speaks the resident's language and breaks none of its own rules",
        arguments: [("es", "Su mensaje"), ("pt", "Sua mensagem"), ("ht", "Mesaj ou a"), ("en", "Your message")])
    func speaks(_ language: String, _ label: String) async throws {
        try await serving { intake in
            try await WebBrowser.run(width: 500, height: 800) { browser in
                let screen = ChatScreen(browser: browser)
                try await browser.open("http://127.0.0.1:\(intake.port)/chat/chat-web?lang=\(language)")
                try await eventually {
                    try await screen.ask("String(root.querySelector('label')?.textContent)") == label
                }
                #expect(try await screen.ask("root.querySelector('section').lang") == language)
                let wide = "return String(document.documentElement.scrollWidth > window.innerWidth)"
                #expect(try await browser.text(wide) == "false")
                let small = try await screen.ask(
                    """
                    [...document.querySelectorAll('a'), ...root.querySelectorAll('button, textarea')]
                      .filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
                      .filter(r => r.width < 24 || r.height < 24).length
                    """)
                #expect(small == "0")
                try await browser.quit()
            }
        }
    }
}
