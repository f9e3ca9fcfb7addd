import TestKit
import Testing

/// The widget on another site's page, in a real browser, against the real program.
@Suite(
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct ChatEmbedTests {
    /// - Parameter allows: whether the channel names the embedding site.
    private func embedded(
        allows: Bool, channel: String = "chat-web", _ attributes: String = "", width: Int = 1000,
        _ body: (ChatScreen, IntakeProcess, EmbeddingSite) async throws -> Void
    ) async throws {
        let ports = try FreePort.find(1)
        let site = try EmbeddingSite(gateway: Int(ports[0]), channel: channel, attributes: attributes)
        let file = "kind: chat\nallowed_origins: [\(allows ? site.origin : "https://www.city.example")]\n"
        let intake = try await IntakeProcess.start(
            CityFiles(channels: ["chat-web.yaml": file], port: Int(ports[0])).folder)
        do {
            try await WebBrowser.run(width: width) { browser in
                try await browser.open(site.origin)
                try await body(ChatScreen(browser: browser), intake, site)
                try await browser.quit()
            }
        } catch {
            site.stop()
            try await intake.stop()
            throw error
        }
        site.stop()
        try await intake.stop()
    }

    @Test("a site that is named chats, under a policy that allows the gateway alone, and the browser finds no fault")
    func allowed() async throws {
        try await embedded(allows: true, "city=\"Example City\" phone=\"617-555-0311\"") { screen, _, _ in
            try await screen.tabToText()
            try await screen.browser.press("A pothole on Elm St\u{E007}")
            try await eventually { try await screen.conversation().count == 2 }
            #expect(try await screen.conversation().first == "you: A pothole on Elm St | · Sent")
            #expect(try await screen.focus() == "TEXTAREA")
            #expect(try await screen.ask("String(root.querySelector('.notice').hidden)") == "true")
            try await screen.browser.reload()
            try await eventually { try await screen.conversation().count == 2 }
            let console = try await screen.browser.console()
            #expect(console.isEmpty, "\(console)")
        }
    }

    @Test(
        "a site that is not named says so to the resident, and shows where the chat is",
        arguments: [
            ("en", "The chat cannot be used on this website.", "You can also call 617-555-0311."),
            ("es", "El chat no se puede usar en este sitio web.", "También puede llamar al 617-555-0311."),
            ("pt", "O chat não pode ser usado neste site.", "Você também pode ligar para 617-555-0311."),
            ("ht", "Ou pa ka sèvi ak chat la sou sit entènèt sa a.", "Ou ka rele 617-555-0311 tou."),
        ])
    func refused(language: String, words: String, call: String) async throws {
        try await embedded(allows: false, "lang=\(language) phone=617-555-0311", width: 500) { screen, intake, site in
            try await eventually { try await screen.ask("String(root.querySelector('.notice').hidden)") == "false" }
            let notice = try await screen.ask("root.querySelector('.notice p').textContent")
            #expect(notice.hasPrefix(words) && notice.hasSuffix(call), "\(notice)")
            #expect(try await screen.ask("root.querySelector('.notice p').getAttribute('role')") == "alert")
            // Nobody writes into a chat that nobody reads.
            #expect(try await screen.ask("String(root.querySelector('form').hidden)") == "true")
            #expect(try await screen.browser.console().contains { $0.contains("\(site.origin) is not among") })
            let link = try await screen.ask("root.querySelector('.notice a').href")
            #expect(link == "http://127.0.0.1:\(intake.port)/chat/chat-web?lang=\(language)")
            try await screen.browser.open(link)
            try await screen.tabToText()
            try await screen.browser.press("Here it goes\u{E007}")
            try await eventually { try await screen.conversation().count == 2 }
        }
    }

    @Test(
        "a chat that is not there is said not to be there, and not tried again",
        arguments: [
            ("en", "This chat does not exist."), ("es", "Este chat no existe."), ("pt", "Este chat não existe."),
            ("ht", "Chat sa a pa egziste."),
        ])
    func missing(language: String, words: String) async throws {
        // No name at all is no chat, either.
        let channel = language == "pt" ? "" : "chat-gone"
        try await embedded(allows: true, channel: channel, "lang=\(language) phone=617-555-0311") { screen, _, _ in
            try await eventually { try await screen.ask("String(root.querySelector('.notice').hidden)") == "false" }
            let notice = try await screen.ask("root.querySelector('.notice p').textContent")
            #expect(notice.hasPrefix(words) && notice.contains("617-555-0311"), "\(notice)")
            #expect(try await screen.ask("String(root.querySelector('form').hidden)") == "true")
            #expect(try await screen.ask("String(root.querySelector('.notice a').hidden)") == "true")
            #expect(try await screen.ask("String(root.host.session.isStopped)") == "true")
            #expect(try await screen.browser.console().contains { $0.contains("no chat channel of this name") })
        }
    }

    @Test("a site that is no longer named learns it when its connection is refused, and what was written is marked")
    func refusedLater() async throws {
        try await embedded(allows: false) { screen, _, _ in
            // As if the question had come to nothing when the page was opened.
            try await eventually { try await screen.ask("String(root.querySelector('form').hidden)") == "true" }
            let again = """
                (() => { const host = root.host, chat = host.session; root.querySelector('form').hidden = false;
                chat.isStopped = false; chat.attempts = 0; root.querySelector('textarea').value = 'Hello';
                root.querySelector('form').requestSubmit(); return 'written' })()
                """
            #expect(try await screen.ask(again) == "written")
            try await eventually { try await screen.conversation() == ["you: Hello | · Not sent"] }
            #expect(try await screen.ask("String(root.querySelector('form').hidden)") == "true")
        }
    }

    @Test("what a screen reader is told, and where the keyboard goes")
    func accessible() async throws {
        try await embedded(allows: true, "city=\"Example City\"") { screen, _, _ in
            try await eventually {
                try await screen.browser.accessible().contains { $0.role == "textbox" }
            }
            let things = try await screen.browser.accessible()
            func one(_ role: String, _ name: String) throws -> WebBrowser.Accessible {
                try #require(things.first { $0.role == role && $0.name == name }, "\(things)")
            }
            #expect(try one("textbox", "Your message").text == "Enter sends. Shift and Enter begin a new line.")
            #expect(try one("textbox", "Your message").properties["multiline"] == "1")
            #expect(try one("heading", "Chat with Example City").properties["level"] == "2")
            #expect(try one("log", "Conversation").properties["live"] == "polite")
            _ = try one("region", "Chat with Example City")
            _ = try one("button", "Send")
            #expect(things.filter { $0.role == "status" }.allSatisfy { $0.properties["live"] == "polite" })
            // The conversation can be scrolled by key, then the text, then the button; and what has the focus shows it.
            for stop in ["DIV", "TEXTAREA", "BUTTON"] {
                try await screen.browser.press("\u{E004}")
                #expect(try await screen.focus() == stop)
                let outline = "getComputedStyle(root.activeElement).outlineStyle"
                #expect(try await screen.ask(outline) == "solid")
            }
        }
    }
}
