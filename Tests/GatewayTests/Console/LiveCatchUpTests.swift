import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// What happens while nobody tells the page of it: between its drawing and its first word to us, and while the connection is lost.
@Suite(
    "A live page that comes late",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct LiveCatchUpTests {
    /// Holds back what the page says to us until `speak()`, and breaks the connection on `hush()`.
    private static let mute = """
        const Real = WebSocket;
        window.held = [];
        window.WebSocket = class extends Real {
          constructor(...words) { super(...words); window.line = this; }
          send(text) { if (window.held) window.held.push(() => super.send(text)); else super.send(text); }
        };
        window.speak = () => { const held = window.held ?? []; window.held = null; for (const say of held) say(); };
        window.hush = () => { window.held = []; window.line.close(); };
        """

    private func write(_ text: String, _ id: String, _ resident: ChatClient) async throws {
        try await resident.write(id, text)
        while try await resident.next().type != "ack" {}
    }

    @Test("what a resident writes before the page can hear of it stands there all the same, and what came meanwhile")
    func late() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (path, resident) = try await ConsoleScene(city: city).chat("A hole")
            let ann = try await city.signedIn("ann")
            try await WebBrowser.run { browser in
                try await browser.signIn("ann", city)
                try await browser.prepend(Self.mute)
                try await browser.open("http://localhost:\(city.serving.port)\(path)")
                try await eventually { try await browser.text("return String(window.held.length)") != "0" }
                try await write("It grows", "m2", resident)
                try await eventually { try await ann.get(path).body.contains("It grows") }
                #expect(try await browser.words(in: ".timeline").contains("It grows") == false)
                try await browser.text("speak()")
                try await eventually { try await browser.words(in: ".timeline").contains("It grows") }
                try await browser.text("hush()")
                try await eventually { try await browser.words(in: "[data-connection]").hasPrefix("Connection lost") }
                try await write("And grows", "m3", resident)
                try await eventually { try await ann.get(path).body.contains("And grows") }
                try await eventually { try await browser.text("return String(window.held.length)") != "0" }
                try await browser.text("speak()")
                try await eventually { try await browser.words(in: ".timeline").contains("And grows") }
                try await browser.quit()
            }
        }
    }

    @Test("where somebody is at work nothing is touched, and the rest comes around it")
    func around() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let scene = ConsoleScene(city: city)
            let (earlier, _) = try await scene.chat("A hole")
            let (path, resident) = try await scene.chat("Another hole")
            let ann = try await city.signedIn("ann")
            try await WebBrowser.run { browser in
                try await browser.signIn("ann", city)
                try await browser.open("http://localhost:\(city.serving.port)\(path)")
                try await browser.text(
                    """
                    const into = document.getElementById('into');
                    into.closest('details').open = true; into.value = 'ABC-DEF';
                    document.querySelector('.timeline summary').focus();
                    """)
                // Comes before what has the focus.
                let merging: KeyValuePairs = [
                    "version": ConsoleScene.hidden("version", try await ann.get(earlier).body),
                    "into": String(path.suffix(12)),
                ]
                _ = try await ann.post(earlier + "/merge", merging, page: earlier)
                try await write("It grows", "m2", resident)
                try await eventually { try await browser.words(in: ".timeline").contains("It grows") }
                let order = "return [...document.querySelectorAll('.timeline > li')].map(e => e.dataset.as).join()"
                let drawn = try await ann.get(path).body.matches(of: #/<li class="[^"]*" data-as="([^"]*)"/#)
                let keys = drawn.map { String($0.output.1) }.joined(separator: ",")
                try await eventually { try await browser.text(order) == keys }
                #expect(try await browser.text("return document.activeElement.tagName") == "SUMMARY")
                #expect(try await browser.text("return document.getElementById('into').value") == "ABC-DEF")
                #expect(try await browser.text("return String(document.querySelectorAll('#into').length)") == "1")
                try await browser.quit()
            }
        }
    }

    @Test("what is typed is kept by the tab at once, and by the server when the page is left")
    func typing() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let (path, _) = try await ConsoleScene(city: city).chat("A hole")
            let ann = try await city.signedIn("ann")
            try await WebBrowser.run { browser in
                try await browser.signIn("ann", city)
                try await browser.open("http://localhost:\(city.serving.port)\(path)")
                try await browser.text(
                    """
                    const text = document.getElementById('text');
                    text.value = 'We come to'; text.dispatchEvent(new Event('input', {bubbles: true}));
                    location.assign('/desk/queue');
                    """)
                try await eventually { try await ann.get(path).body.contains("We come to</textarea>") }
                try await browser.quit()
            }
        }
    }
}
