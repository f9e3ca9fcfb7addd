import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// The queue's table and a chat's page in a real browser, against the real program.
@Suite(
    "The live queue and a live chat in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct LiveQueuePagesTests {
    @Test(
        "rows come, change hands and leave without a reload; the focus stays in the table",
        arguments: Screens.deskAndPhone)
    func table(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with(extra: QueuePageTests.promises) { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            let ben = try await city.signedIn("ben")
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                try await browser.signIn("ann", city)
                #expect(try await browser.words(in: "[data-none]").hasPrefix("Nothing here"))
                try await browser.text("window.stays = true")
                let (path, _) = try await ConsoleScene(city: city).chat("A <img src=x onerror=alert(1)> hole")
                _ = try await ConsoleScene(city: city).chat("Another one")
                try await eventually { try await browser.words(in: "tbody").contains("Another one") }
                #expect(try await browser.words(in: "tbody tr:first-child [data-title]").hasPrefix("A <img"))
                #expect(try await browser.text("return String(document.querySelectorAll('tbody img').length)") == "0")
                #expect(try await browser.text("return document.querySelector('[data-none]').hidden") == "1")
                try await eventually { try await browser.words(in: "[data-view-count=all]") == "2" }
                try await eventually {
                    // What the service clock says follows with the next look of the floor at all rows, or the next change.
                    try await browser.words(in: "tbody tr:first-child [data-due]").hasPrefix("First answer: ")
                }
                try await browser.text("document.querySelector('tbody a').focus()")
                _ = try await ConsoleScene.act("take", [:], path, by: ben)
                try await eventually { try await browser.words(in: "tbody tr:first-child [data-cell=holder]") == "Ben" }
                try await PageCheck.look(browser, "/desk/queue-table")
                _ = try await ConsoleScene.act("close", ["reason": "not_ours"], path, by: ben)
                try await eventually { try await browser.words(in: "[data-view-count=all]") == "1" }
                #expect(try await browser.text("return document.activeElement.textContent") == "Another one")
                #expect(try await browser.text("return String(window.stays)") == "true")
                try await browser.quit()
            }
        }
    }

    @Test("what either side of a chat types is told and goes by itself; by keyboard the agent ends it")
    func chat() async throws {
        try await StaffCity.with { city in
            try await city.employ([("ann", [.agent])])
            let ann = try await city.signedIn("ann")
            let (path, resident) = try await ConsoleScene(city: city).chat("The lamp is out")
            _ = try await ConsoleScene.act("take", [:], path, by: ann)
            try await WebBrowser.run { browser in
                try await browser.show(width: 1440, height: 900, isDark: false)
                try await browser.signIn("ann", city)
                try await browser.open("http://localhost:\(city.serving.port)\(path)")
                try await eventually {
                    try await resident.socket.send(text: #"{"type":"typing"}"#)
                    return try await browser.words(in: "[data-resident-typing]") == "The resident is typing…"
                }
                try await PageCheck.look(browser, "/desk/requests-chat")
                try await eventually { try await browser.words(in: "[data-resident-typing]").isEmpty }
                try await browser.press("r")
                try await browser.press("On my way")
                var heard = ""
                while !heard.contains("\"typing\"") { heard = try await resident.socket.nextText(within: .seconds(60)) }
                #expect(heard.contains("\"Ann\""))
                try await browser.press("\u{E00C}")
                try await browser.press("q")
                #expect(try await browser.text("return document.activeElement.id") == "end-chat")
                try await browser.press("\u{E007}")
                while !heard.contains("\"ended\"") { heard = try await resident.socket.nextText(within: .seconds(60)) }
                try await eventually { try await browser.words(in: ".notice").hasPrefix("The chat is over") }
                try await browser.quit()
            }
        }
    }
}
