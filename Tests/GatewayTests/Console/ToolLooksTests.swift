import Desk
import Foundation
import TestKit
import Testing

/// Logging and search in a real browser, light and dark, on a desk and on a phone. (`EveryPageTests` looks at the other tools.)
@Suite(
    "The desk's tools in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct ToolLooksTests {
    @Test(
        "a call is logged and found again by keyboard alone; what comes of it can be read",
        arguments: Screens.deskAndPhone)
    func looks(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with(logged: ["phone", "walk_in"]) { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent])])
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                let origin = "http://localhost:\(city.serving.port)"
                try await browser.open(origin + "/desk/sign-in?next=/desk/log")
                try await browser.identify("sue")
                try await eventually { try await browser.text("return location.pathname") == "/desk/log" }
                try await log(browser, "A pothole in Elm Street, how do I follow my request?", caller: "617-555-0101")
                try await browser.press("again the pothole\u{E004}617-555-0101")
                try await eventually {
                    try await browser.text("return document.getElementById('suggestions').textContent").contains(
                        "same caller")
                }
                try await PageCheck.look(browser, "/desk/log")
                try await find(browser, "pothol")
                try await eventually {
                    try await browser.text("return String(document.querySelectorAll('mark').length)") != "0"
                }
                try await PageCheck.look(browser, "/desk/search")
                try await browser.quit()
            }
        }
    }

    /// Types what a caller says, and sends it with Ctrl and Enter.
    private func log(_ browser: WebBrowser, _ about: String, caller: String) async throws {
        try await eventually { try await browser.text("return document.activeElement.id") == "about" }
        try await browser.press(about + "\u{E004}" + caller)
        try await eventually {
            try await browser.text("return document.getElementById('suggestions').textContent").contains("Pothole")
        }
        try await browser.press("\u{E009}\u{E007}\u{E000}")
        try await eventually { try await browser.text("return location.search").contains("done=") }
        #expect(try await browser.text("return document.querySelector('.notice').textContent").contains("Logged on"))
        try await eventually { try await browser.text("return document.activeElement.id") == "about" }
    }

    /// From the box in the head of every page.
    private func find(_ browser: WebBrowser, _ typed: String) async throws {
        // What was logged is in the index within a second or two.
        try await eventually {
            try await browser.text("document.querySelector('.find input[type=search]').focus()")
            try await browser.press(typed + "\u{E007}")
            try await eventually { try await browser.text("return location.pathname") == "/desk/search" }
            return try await browser.text("return String(document.querySelectorAll('.hits li').length)") == "1"
        }
    }
}
