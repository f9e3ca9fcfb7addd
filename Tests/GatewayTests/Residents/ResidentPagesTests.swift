import Foundation
import TestKit
import Testing

/// The pages for residents in a real browser, without a script on any of them.
@Suite(
    "Residents' pages in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct ResidentPagesTests {
    @Test("where a request stands, in four languages", arguments: Screens.deskAndPhone)
    func track(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with { city in
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", "A deep pothole on Elm Street, next to the school")
            var link: Substring?
            while link == nil { link = try await client.next().text?.firstMatch(of: /\/track\/[^ ]+/)?.output }
            let path = String(try #require(link))
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                let host = "http://localhost:\(city.serving.port)"
                for language in ["en", "es", "pt", "ht"] {
                    try await browser.open("\(host)\(path)&lang=\(language)")
                    try await PageCheck.look(browser, "/track/own-\(language)")
                }
                try await browser.open("\(host)/track?lang=en")
                try await PageCheck.look(browser, "/track/find")
                try await browser.text("document.getElementById('number').focus()")
                try await browser.press(String(path.dropFirst(7).prefix(12)) + "\u{E007}")
                try await eventually {
                    try await browser.text("return document.querySelector('h1').textContent").hasPrefix("Request ")
                }
                try await PageCheck.look(browser, "/track/open")
                // A page of a city of right-to-left readers needs no other stylesheet.
                try await browser.open("\(host)\(path)&lang=en")
                try await browser.text("document.documentElement.dir = 'rtl'")
                try await PageCheck.look(browser, "/track/right-to-left")
                try await browser.quit()
            }
        }
    }
}
