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
}
