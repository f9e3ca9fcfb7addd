import TestKit
import Testing

@testable import Web

/// Somebody at a desk who has no mouse: whatever they do, they do with Tab, Enter and letters.
struct Clerk {
    struct OutOfReach: Error {
        let selector: String
        let page: String
    }

    private static let tab = "\u{E004}"
    private static let enter = "\u{E007}"
    private static let down = "\u{E015}"
    private static let end = "\u{E010}"

    let browser: WebBrowser

    /// Tab, until the focus is on what `selector` names; the focus must be visible there.
    func reach(_ selector: String) async throws {
        let quoted = selector.replacing("'", with: "\\'")
        for _ in 0..<150 {
            let isThere = "return String(document.activeElement?.matches('\(quoted)') ?? false)"
            if try await browser.text(isThere) == "true" {
                let outline =
                    "const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.boxShadow"
                #expect(try await browser.text(outline) != "none none", "no visible focus on \(selector)")
                return
            }
            try await browser.press(Self.tab)
        }
        throw OutOfReach(selector: selector, page: try await browser.text("return location.href"))
    }

    /// Reaches a link, a button or a field, writes there if told to, presses Enter, and waits until the page is another.
    func press(_ selector: String, writing text: String = "") async throws {
        try await reach(selector)
        try await browser.text("document.documentElement.dataset.left = 'soon'")
        try await browser.press(text + Self.enter)
        try await eventually {
            try await browser.text(
                "return String(document.readyState === 'complete' && !document.documentElement.dataset.left)") == "true"
        }
    }

    /// Reaches a summary and opens it.
    func unfold(_ selector: String) async throws {
        try await reach(selector)
        try await browser.press(Self.enter)
    }

    /// Reaches a field and writes after what stands there.
    func write(_ text: String, in selector: String) async throws {
        try await reach(selector)
        try await browser.press(Self.end + text)
    }

    /// Reaches a list of choices and takes the one whose words begin so.
    func choose(_ words: String, in selector: String) async throws {
        try await reach(selector)
        try await browser.press(words)
    }

    /// Reaches a list of choices and takes the one that stands `steps` further down.
    func step(_ steps: Int, in selector: String) async throws {
        try await reach(selector)
        try await browser.press(String(repeating: Self.down, count: steps))
    }

    /// Reaches a group of choices of which one is taken, and takes the one that stands `steps` further down.
    func pick(_ selector: String, steps: Int = 0) async throws {
        try await reach(selector)
        try await browser.press(" " + String(repeating: Self.down, count: steps))
    }

    /// From wherever somebody else is signed in.
    func signIn(_ name: String, insteadAt url: String) async throws {
        try await browser.open(url)
        try await press(".who button")
        try await signIn(name, at: url)
    }

    func signIn(_ name: String, at url: String) async throws {
        try await browser.open(url)
        try await write(name, in: "#name")
        try await write(StaffCity.password, in: "#password")
        try await press("form button:not(.quiet)")
    }

    /// What the page says, to the eye.
    func page() async throws -> String { try await browser.text("return document.body.innerText") }

    /// Takes a request from the queue, once it is there, and answers it.
    ///
    /// - Parameter title: how its first words begin.
    func answer(_ title: String, _ text: String, resolves: Bool = false, _ city: SittingCity) async throws {
        let link = "[...document.querySelectorAll('tbody a')].find(e => e.textContent.startsWith('\(title)'))"
        try await eventually {
            try await browser.open(city.url(ConsoleRoutes.path))
            return try await browser.text("return String(!!\(link))") == "true"
        }
        try await press("tbody a[href=\"\(browser.text("return \(link).pathname"))\"]")
        try await press("form[action$=\"/take\"] button")
        try await write(text, in: "#text")
        if resolves { try await step(2, in: "#then") }
        try await press("#answer button:not(.quiet)")
        #expect(try await page().contains("Your answer goes out in a few seconds"))
    }
}
