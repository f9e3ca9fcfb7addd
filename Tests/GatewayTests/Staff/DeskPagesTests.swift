import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// Signing in and out in a real browser, against the real program. (`EveryPageTests` looks at the pages.)
@Suite(
    "The desk in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct DeskPagesTests {
    @Test(
        "signing in and out by keyboard alone",
        arguments: Screens.deskAndPhone)
    func keyboard(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.administrator, .agent])])
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                try await browser.open("http://localhost:\(city.serving.port)/desk")
                // The first field has the focus.
                try await browser.identify("ann", password: "wrong password")
                try await eventually { try await browser.text("return document.title").hasPrefix("Error: ") }
                try await eventually {
                    try await browser.text("return document.activeElement.className") == "problems"
                }
                try await fill(browser, "password", StaffCity.password)
                try await eventually { try await browser.text("return location.pathname") == ConsoleRoutes.path }
                #expect(try await browser.text("return document.querySelector('.who a').textContent") == "Ann")
                try await browser.text("document.querySelector('.who button').focus()")
                try await browser.press("\u{E007}")
                try await eventually { try await browser.text("return location.pathname") == "/desk/sign-in" }
                try await PageCheck.look(browser, "/desk/sign-in")
                try await browser.quit()
            }
        }
    }

    private func fill(_ browser: WebBrowser, _ field: String, _ text: String) async throws {
        try await browser.text("document.getElementById('\(field)').focus()")
        try await browser.press(text + "\u{E007}")
    }
}
