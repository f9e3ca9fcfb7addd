import Desk
import Foundation
import TestKit
import Testing

@testable import Web

/// Two agents at two browsers, by keyboard alone.
@Suite(
    "Two agents' day at the desk",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"))
struct DayTests {
    @Test(
        "two race for one request, it is handed over, a call is logged and found, requests are merged and taken apart",
        .timeLimit(.minutes(4)))
    func day() async throws {
        try await SittingCity.with(channels: ["phone.yaml": "kind: phone\n"]) { city in
            try await city.desk.employ([("ann", [.agent]), ("ben", [.agent])])
            let chat = try await ChatClient.connect(port: city.port)
            _ = try await chat.start()
            try await chat.write("m1", "The slide in the playground is broken")
            try await WebBrowser.run { first in
                try await WebBrowser.run { second in
                    let (ann, ben) = (Clerk(browser: first), Clerk(browser: second))
                    for browser in [first, second] { try await browser.show(width: 1440, height: 900, isDark: false) }
                    try await ann.signIn("ann", at: city.url("/desk"))
                    try await ben.signIn("ben", at: city.url("/desk"))
                    let slide = try await self.path(of: "The slide in", city, ann)
                    try await race(slide, city, ann, ben)
                    try await handOver(ann, ben)
                    let call = try await log("The swing in the playground is broken, too", city, ann)
                    try await find("swing playground", call, ann)
                    try await merge(call, into: slide, city, ann)
                    try await first.quit()
                    try await second.quit()
                }
            }
            #expect(try await city.desk.serving.run("ledger", "verify").isGood)
        }
    }

    /// Where a request is, once it is in the queue.
    private func path(of title: String, _ city: SittingCity, _ clerk: Clerk) async throws -> String {
        let link = "[...document.querySelectorAll('tbody a')].find(e => e.textContent.startsWith('\(title)'))"
        try await eventually {
            try await clerk.browser.open(city.url(ConsoleRoutes.path))
            return try await clerk.browser.text("return String(!!\(link))") == "true"
        }
        return try await clerk.browser.text("return \(link).pathname")
    }

    private func race(_ path: String, _ city: SittingCity, _ ann: Clerk, _ ben: Clerk) async throws {
        for clerk in [ann, ben] { try await clerk.browser.open(city.url(path)) }
        // Ben presses before the news has reached his page.
        let goDeaf = "document.querySelectorAll('[data-part]').forEach(e => e.removeAttribute('data-part'))"
        try await ben.browser.text(goDeaf)
        try await ann.press("form[action$=\"/take\"] button")
        #expect(try await ann.page().contains("You have it."))
        try await ben.press("form[action$=\"/take\"] button")
        #expect(try await ben.page().contains("Ann has it already."))
    }

    private func handOver(_ ann: Clerk, _ ben: Clerk) async throws {
        try await ann.unfold("details:has(form[action$=\"/hand-over\"]) > summary")
        try await ann.choose("Ben", in: "#hand-over-to")
        try await ann.write("You know the playground.", in: "#hand-over-note")
        try await PageCheck.look(ann.browser, "/desk/hand-over")
        try await ann.press("form[action$=\"/hand-over\"] button")
        try await ben.browser.reload()
        let page = try await ben.page()
        #expect(page.contains("You know the playground."))
        #expect(page.contains("Put it back"))
    }

    /// Logs a call and gives the path of its request.
    private func log(_ about: String, _ city: SittingCity, _ clerk: Clerk) async throws -> String {
        try await clerk.browser.open(city.url("/desk/log"))
        try await clerk.write(about, in: "#about")
        try await clerk.write("+16175550123", in: "#caller")
        try await PageCheck.look(clerk.browser, "/desk/log")
        try await clerk.press("#log button:not(.quiet)")
        #expect(try await clerk.page().contains("Logged on"))
        return try await clerk.browser.text("return document.querySelector('.notice a').pathname")
    }

    private func find(_ words: String, _ path: String, _ clerk: Clerk) async throws {
        // What was written a moment ago is found about a second later.
        try await eventually {
            try await clerk.press("input[type=search]", writing: words)
            return try await clerk.browser.text("return String(!!document.querySelector('.hits a[href=\"\(path)\"]'))")
                == "true"
        }
        try await PageCheck.look(clerk.browser, "/desk/search")
    }

    private func merge(_ path: String, into other: String, _ city: SittingCity, _ clerk: Clerk) async throws {
        try await clerk.browser.open(city.url(path))
        try await clerk.unfold("details:has(form[action$=\"/merge\"]) > summary")
        try await clerk.write(String(other.split(separator: "/").last ?? ""), in: "#into")
        try await clerk.press("details form[action$=\"/merge\"] button")
        try await clerk.browser.open(city.url(other))
        #expect(try await clerk.page().contains("The swing in the playground is broken, too"))
        try await clerk.browser.open(city.url(path))
        try await PageCheck.look(clerk.browser, "/desk/merged")
        try await clerk.press("form[action$=\"/unmerge\"] button")
        try await clerk.browser.open(city.url(other))
        let conversation = try await clerk.browser.text("return document.querySelector('.timeline').innerText")
        #expect(!conversation.contains("The swing in the playground is broken, too"))
    }
}
