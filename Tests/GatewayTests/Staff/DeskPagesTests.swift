import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// The desk's pages in a real browser, against the real program.
@Suite(
    "The desk in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct DeskPagesTests {
    @Test(
        "signing in and out by keyboard alone, without a script on any page",
        arguments: [(1440, 900, false), (390, 844, true)])
    func keyboard(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.administrator, .agent])])
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                try await browser.open("http://localhost:\(city.serving.port)/desk")
                // The first field has the focus.
                try await browser.press("ann\u{E004}wrong password\u{E007}")
                try await eventually { try await browser.text("return document.title").hasPrefix("Error: ") }
                #expect(try await browser.text("return document.activeElement.className") == "problems")
                try await fill(browser, "password", StaffCity.password)
                try await eventually { try await browser.text("return location.pathname") == ConsoleRoutes.path }
                #expect(try await browser.text("return document.querySelector('.who a').textContent") == "Ann")
                for path in [
                    ConsoleRoutes.path, "/desk/account", "/desk/account/second-step", "/desk/accounts", "/desk/audit",
                ] {
                    try await browser.open("http://localhost:\(city.serving.port)\(path)")
                    try await look(browser, path)
                }
                try await browser.text("document.querySelector('.who button').focus()")
                try await browser.press("\u{E007}")
                try await eventually { try await browser.text("return location.pathname") == "/desk/sign-in" }
                try await look(browser, "/desk/sign-in")
                try await browser.quit()
            }
        }
    }

    private func fill(_ browser: WebBrowser, _ field: String, _ text: String) async throws {
        try await browser.text("document.getElementById('\(field)').focus()")
        try await browser.press(text + "\u{E007}")
    }

    /// What must hold on every page.
    private func look(_ browser: WebBrowser, _ path: String) async throws {
        let wide = "return String(document.documentElement.scrollWidth > window.innerWidth)"
        #expect(try await browser.text(wide) == "false", "\(path) scrolls sideways")
        #expect(try await browser.text("return String(document.querySelectorAll('h1').length)") == "1")
        #expect(try await browser.text("return String(document.scripts.length)") == "0")
        let unnamed = try await browser.text(
            """
            return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
              .filter(e => e.offsetParent && !e.labels.length && !e.ariaLabel).map(e => e.id).join()
            """)
        #expect(unnamed.isEmpty, "\(path): without a label: \(unnamed)")
        let twice = try await browser.text(
            """
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            return ids.filter((id, i) => ids.indexOf(id) !== i).join()
            """)
        #expect(twice.isEmpty, "\(path): ids that stand twice: \(twice)")
        let small = try await browser.text(
            """
            return [...document.querySelectorAll('button, input:not([type=hidden]), .button')].filter(e => e.offsetParent)
              .filter(e => { const r = e.getBoundingClientRect(); return r.width < 20 || r.height < 20 }).map(e => e.outerHTML).join()
            """)
        #expect(small.isEmpty, "\(path): too small: \(small)")
        let faint = try await browser.text(Contrast.script)
        #expect(faint.isEmpty, "\(path): too little contrast: \(faint)")
        let console = try await browser.console()
        #expect(console.filter { !$0.contains("422") }.isEmpty, "\(path): \(console)")
        if let folder = ProcessInfo.processInfo.environment["INTAKE_PICTURES"] {
            let width = try await browser.text("return String(window.innerWidth)")
            let name = path.replacing("/", with: "-").dropFirst()
            try await browser.picture().write(to: URL(filePath: "\(folder)/\(name)-\(width).png"))
        }
    }
}
