import Desk
import Foundation
import TestKit
import Testing

/// A request's page in a real browser, light and dark, on a desk and on a phone.
@Suite(
    "A request's page in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct RequestLooksTests {
    @Test(
        "three columns on a desk, one on a phone; nothing sideways, unnamed or faint",
        arguments: [(1440, 900, false), (390, 844, true)])
    func looks(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent]), ("sue", [.supervisor])])
            let ann = try await city.signedIn("ann")
            let scene = ConsoleScene(city: city)
            let (path, _) = try await scene.chat("The street lamp in front of 12 Elm Street has been dark for a week")
            _ = try await scene.chat("Please send somebody: a pothole")
            _ = try await ann.post(path + "/take", [:], page: path)
            _ = try await ConsoleScene.act(
                "notes", ["note": "Called Public Works: a crew is on its way."], path, by: ann)
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                let origin = "http://localhost:\(city.serving.port)"
                try await browser.open(origin + "/desk/sign-in?next=\(path)")
                try await browser.identify("ann")
                try await eventually { try await browser.text("return location.pathname") == path }
                try await check(browser, "request")
                try await browser.text("document.querySelectorAll('details').forEach(d => { d.open = true })")
                try await check(browser, "request-open")
                try await browser.quit()
            }
        }
    }

    private func check(_ browser: WebBrowser, _ name: String) async throws {
        let wide = "return String(document.documentElement.scrollWidth > window.innerWidth)"
        #expect(try await browser.text(wide) == "false", "\(name) scrolls sideways")
        let unnamed = try await browser.text(
            """
            return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
              .filter(e => e.offsetParent && !e.labels.length && !e.ariaLabel).map(e => e.id).join()
            """)
        #expect(unnamed.isEmpty, "without a label: \(unnamed)")
        let twice = try await browser.text(
            """
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            return ids.filter((id, i) => ids.indexOf(id) !== i).join()
            """)
        #expect(twice.isEmpty, "ids that stand twice: \(twice)")
        #expect(try await browser.text(Contrast.script).isEmpty)
        #expect(try await browser.console().isEmpty)
        if let folder = ProcessInfo.processInfo.environment["INTAKE_PICTURES"] {
            let width = try await browser.text("return String(window.innerWidth)")
            try await browser.picture().write(to: URL(filePath: "\(folder)/\(name)-\(width).png"))
        }
    }
}
