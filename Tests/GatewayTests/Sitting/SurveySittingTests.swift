import Desk
import Foundation
import TestKit
import Testing

@testable import Web

/// What residents are asked once their request is closed, in a real browser, by keyboard alone.
@Suite(
    "A survey in a browser",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"))
struct SurveySittingTests {
    @Test(
        "the mailed link records nothing until its form is sent, once; the low score comes before a supervisor",
        .timeLimit(.minutes(4)))
    func mailed() async throws {
        try await SittingCity.with(extra: "surveys:\n  delay: 11s\n") { city in
            try await city.desk.employ([("ann", [.agent]), ("sue", [.supervisor])])
            try city.mail("Rats in the park", "There are rats at Foss Park.", from: "Joe Diaz <joe@home.example>")
            try await WebBrowser.run { browser in
                try await browser.show(width: 390, height: 844, isDark: true)
                let clerk = Clerk(browser: browser)
                try await clerk.signIn("ann", at: city.url("/desk"))
                try await clerk.answer("Rats in the park", "The traps are set.", resolves: true, city)
                let path = try await link(city)
                // As a mail scanner does it.
                for _ in 1...2 { try await browser.open(city.url(path)) }
                try await clerk.signIn("sue", insteadAt: city.url("/desk"))
                try await clerk.press("nav a[href=\"/desk/surveys\"]")
                #expect(try await line(clerk) == "All,1,0,0 %,–,–,–,–")
                try await answer(path, city, clerk)
                try await browser.open(city.url("/desk"))
                try await clerk.press("nav a[href=\"/desk/attention\"]")
                #expect(try await clerk.page().contains("Rats in the park"))
                #expect(try await clerk.page().contains("The resident gave a low score."))
                try await PageCheck.look(browser, "/desk/attention")
                try await clerk.press("nav a[href=\"/desk/surveys\"]")
                #expect(try await line(clerk) == "All,1,1,100 %,1.00,–,4.00,–")
                try await PageCheck.look(browser, "/desk/surveys")
                try await browser.quit()
            }
        }
    }

    @Test("the chat asks at its end, and takes one answer", .timeLimit(.minutes(4)))
    func chatted() async throws {
        try await SittingCity.with(extra: "surveys:\n  delay: 11s\n") { city in
            try await city.desk.employ([("ann", [.agent]), ("sue", [.supervisor])])
            try await WebBrowser.run { first in
                try await WebBrowser.run { second in
                    let screen = ChatScreen(browser: first)
                    try await first.show(width: 390, height: 844, isDark: false)
                    try await first.open(city.url("/chat/chat-web"))
                    try await screen.tabToText()
                    try await first.press("My bin was not emptied\u{E007}")
                    let clerk = Clerk(browser: second)
                    try await second.show(width: 1440, height: 900, isDark: false)
                    try await clerk.signIn("ann", at: city.url("/desk"))
                    try await clerk.answer("My bin was not", "It is emptied today.", resolves: true, city)
                    try await rate(screen)
                    // An agent is told that these are not for them, and finds the way on.
                    try await second.open(city.url("/desk/surveys"))
                    try await PageCheck.look(second, "/desk/forbidden")
                    try await clerk.signIn("sue", insteadAt: city.url("/desk/surveys"))
                    #expect(try await line(clerk) == "All,1,1,100 %,5.00,–,–,–")
                    try await first.quit()
                    try await second.quit()
                }
            }
        }
    }

    /// The path of the survey's link, once its mail has gone out.
    private func link(_ city: SittingCity) async throws -> String {
        @Sendable func sent() -> String? {
            let texts = city.relay.mails.map { $0.lines.joined(separator: "\n").replacing("=\n", with: "") }
            return texts.lazy.compactMap { $0.firstMatch(of: /\/survey\/[\w.~-]+/) }.first.map { String($0.output) }
        }
        try await eventually(within: .seconds(90)) { sent() != nil }
        return try #require(sent())
    }

    /// The resident answers by keyboard; whoever opens the link again is told that it was used.
    private func answer(_ path: String, _ city: SittingCity, _ clerk: Clerk) async throws {
        try await clerk.browser.open(city.url(path))
        try await PageCheck.look(clerk.browser, "/survey/key")
        try await clerk.pick("input[name=overall]")
        try await clerk.pick("input[name=courtesy]", steps: 3)
        try await clerk.write("They are still there.", in: "#text")
        try await clerk.press("form button")
        #expect(try await clerk.page().contains("We have your answer."))
        try await clerk.browser.open(city.url(path))
        #expect(try await clerk.page().contains("This survey has been answered already."))
        try await PageCheck.look(clerk.browser, "/survey/again")
    }

    private func rate(_ screen: ChatScreen) async throws {
        try await eventually(within: .seconds(90)) {
            try await screen.ask("String(!!root.querySelector('form.survey'))") == "true"
        }
        try await PageCheck.look(screen.browser, "/chat/survey")
        try await screen.tab(to: "form.survey input")
        try await screen.browser.press(" " + String(repeating: "\u{E015}", count: 4))
        try await screen.tab(to: "form.survey button")
        try await screen.browser.press("\u{E007}")
        try await eventually { try await screen.ask("root.textContent").contains("Thank you for your answer.") }
        #expect(try await screen.ask("String(!!root.querySelector('form.survey'))") == "false")
        try await PageCheck.look(screen.browser, "/chat/rated")
    }

    /// The first line of the surveys' table.
    private func line(_ clerk: Clerk) async throws -> String {
        try await clerk.browser.text(
            "return [...document.querySelector('tbody tr').children].map(e => e.innerText).join()")
    }
}
