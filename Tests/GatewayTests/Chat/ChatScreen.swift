import TestKit
import Testing

/// What a resident has before them: the widget in a browser.
struct ChatScreen {
    private static let shadow = "document.querySelector('intake-chat')?.shadowRoot"

    let browser: WebBrowser

    /// What the conversation shows, one line a message.
    func conversation() async throws -> [String] {
        let all = try await browser.text(
            "return [...(\(Self.shadow)?.querySelectorAll('li') ?? [])].map(e => e.className + ': ' + "
                + "e.querySelector('.text').textContent + ' |' + e.querySelector('.state').textContent).join('\\u0001')"
        )
        return all.split(separator: "\u{1}").map(String.init)
    }

    /// Tab, until the focus is where people write.
    func tabToText() async throws {
        for _ in 0..<12 {
            try await browser.press("\u{E004}")
            if try await focus() == "TEXTAREA" { return }
        }
        Issue.record("the keyboard does not reach the text")
    }

    /// Tab, until the focus is on what `selector` names within the widget.
    func tab(to selector: String) async throws {
        for _ in 0..<60 {
            if try await ask("String(root.activeElement?.matches('\(selector)') ?? false)") == "true" { return }
            try await browser.press("\u{E004}")
        }
        Issue.record("the keyboard does not reach \(selector)")
    }

    /// The element's name that has the focus within the widget.
    func focus() async throws -> String { try await ask("String(root.activeElement?.tagName)") }

    /// The value of an expression over `root`, the widget's inside, as text.
    func ask(_ expression: String) async throws -> String {
        // Until its script has come, the element has no inside.
        try await browser.text("const root = \(Self.shadow); return root ? (\(expression)) : 'nothing yet'")
    }
}
