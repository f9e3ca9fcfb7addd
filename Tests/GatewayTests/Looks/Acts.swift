import Desk
import Foundation
import TestKit
import Testing

/// What people do on a page before it is looked at.
enum Acts {
    /// Opens everything that can be folded out.
    @Sendable static func unfold(_ browser: WebBrowser) async throws {
        try await browser.text("document.querySelectorAll('details').forEach(d => { d.open = true })")
    }

    /// Opens everything and goes to a part of the page.
    static func scroll(to id: String) -> @Sendable (WebBrowser) async throws -> Void {
        { browser in
            try await unfold(browser)
            try await browser.text("document.getElementById('\(id)').scrollIntoView()")
        }
    }

    /// Fills fields by their selectors and sends the form that the last of them stands in.
    static func send(_ fields: KeyValuePairs<String, String>, by button: String)
        -> @Sendable (WebBrowser) async throws ->
        Void
    {
        let filling = fields.map { selector, value in
            """
            { const e = document.querySelector('\(selector)');
              if (e.type === 'checkbox' || e.type === 'radio') e.checked = true; else e.value = '\(value)'; }
            """
        }.joined(separator: "\n")
        return { browser in
            try await browser.text(
                """
                \(filling)
                document.querySelectorAll('form').forEach(f => { f.noValidate = true });
                document.documentElement.dataset.left = 'soon';
                document.querySelector('\(button)').click()
                """)
            try await eventually {
                try await browser.text(
                    "return String(document.readyState === 'complete' && !document.documentElement.dataset.left)")
                    == "true"
            }
        }
    }

    /// With the code that an app would show for the page's secret.
    @Sendable static func turnOnSecondStep(_ browser: WebBrowser) async throws {
        let base32 = try await browser.text("return document.querySelector('[name=secret]').value")
        let secret = CodeSecret(bytes: try #require(Base32.decode(base32)))
        let code = secret.code(step: CodeSecret.step(at: Int64(Date().timeIntervalSince1970)))
        try await send(["#code": code, "#current_password": StaffCity.password], by: "main form button")(browser)
    }

    /// Waits until the chat widget shows what `selector` names.
    static func wait(for selector: String) -> @Sendable (WebBrowser) async throws -> Void {
        { browser in
            try await eventually {
                try await ChatScreen(browser: browser).ask("String(!!root.querySelector('\(selector)'))") == "true"
            }
        }
    }
}
