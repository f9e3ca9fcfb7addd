import TestKit
import Testing

/// That the accessibility checker finds what it should; `PageCheck` runs it on every page.
@Suite(
    "axe-core",
    .enabled(
        if: WebBrowser.isInstalled && Axe.isThere,
        "needs Chromium and axe-core: deploy/packages.sh test, Tests/axe/fetch"))
struct AxeTests {
    @Test("an image without a text is found")
    func finds() async throws {
        try await WebBrowser.run { browser in
            try await browser.open(
                "data:text/html,<html lang=en><title>A page</title><main><h1>Hi</h1><img src=x></main>")
            let findings = try await Axe.findings(browser)
            #expect(findings.count == 1 && findings[0].hasPrefix("image-alt:"))
            try await browser.quit()
        }
    }

    @Test("a colour scheme that hides text is found when it is switched to, by what looks at colours alone")
    func findsFaint() async throws {
        try await WebBrowser.run { browser in
            try await browser.show(width: 1000, height: 800, isDark: false)
            try await browser.open(
                """
                data:text/html,<html lang=en><title>A page</title>\
                <style>@media (prefers-color-scheme: dark) { p { color: silver } }</style>\
                <main><h1>Hi</h1><p>You</p><img src=x></main>
                """)
            #expect(try await Axe.findings(browser, .colours).isEmpty)
            #expect(try await browser.text(Contrast.script).isEmpty)
            try await browser.show(width: 1000, height: 800, isDark: true)
            let findings = try await Axe.findings(browser, .colours)
            #expect(findings.count == 1 && findings.allSatisfy { $0.hasPrefix("color-contrast:") })
            #expect(try await browser.text(Contrast.script).hasPrefix("P You"))
            try await browser.quit()
        }
    }
}
