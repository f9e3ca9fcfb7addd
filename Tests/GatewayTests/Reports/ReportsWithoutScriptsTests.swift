import Desk
import Foundation
import Reports
import TestKit
import Testing

@testable import Web

/// The manager's pages in a browser that runs no scripts.
@Suite(
    "The reports without JavaScript",
    .enabled(if: WebBrowser.isInstalled, "needs Chromium and chromedriver: deploy/packages.sh test"))
struct ReportsWithoutScriptsTests {
    @Test("filtered, split, followed to the rows behind a figure, and each page shown whole", .timeLimit(.minutes(3)))
    func walk() async throws {
        try await StaffCity.with(logged: ["phone"]) { city in
            try await city.employ([("max", [.manager]), ("ann", [.agent])])
            _ = try await ConsoleScene(city: city).chat("The lamp on School Street is out")
            let max = try await city.signedIn("max")
            try await eventually { try await max.get("/reports?format=csv&table=channels").body.contains("chat,1,") }
            try await WebBrowser.run(width: 1440, height: 900) { browser in
                try await browser.prepend("document.documentElement.dataset.ran = 'yes'")
                try await browser.withoutScripts()
                try await browser.open("http://localhost:\(city.serving.port)/desk")
                try await browser.identify("max")
                try await eventually { try await browser.text("return location.pathname") != "/desk/sign-in" }
                try await browser.open("http://localhost:\(city.serving.port)/reports")
                try await eventually { try await browser.words(in: "h1") == "Reports" }
                #expect(try await browser.text("return document.documentElement.dataset.ran ?? 'no'") == "no")
                try await Self.filters(browser)
                try await Self.followsFigure(browser)
                for page in ReportPage.allCases {
                    try await browser.open("http://localhost:\(city.serving.port)\(page.path)")
                    #expect(try await browser.words(in: "h1").hasPrefix("Reports") || page == .forecast, "\(page)")
                    #expect(try await browser.text("return document.querySelectorAll('main script').length") == "0")
                }
            }
        }
    }

    /// The form is sent by its button, and the view stands in the address.
    private static func filters(_ browser: WebBrowser) async throws {
        _ = try await browser.text(
            """
            const kind = document.querySelector('select[name="kind"]'); kind.value = 'chat';
            kind.form.querySelector('button').click()
            """)
        try await eventually { try await browser.text("return location.search").contains("kind=chat") }
        #expect(try await browser.words(in: ".told").contains("Chat"))
        #expect(try await browser.text("return document.querySelector('svg[role=img] title') !== null") == "1")
    }

    private static func followsFigure(_ browser: WebBrowser) async throws {
        _ = try await browser.text("document.querySelector('td a[href^=\"/reports/causes\"]').click()")
        try await eventually { try await browser.text("return location.pathname") == "/reports/causes" }
        #expect(try await browser.text("return document.querySelectorAll('tbody tr').length") == "1")
    }
}
