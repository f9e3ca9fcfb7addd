import Desk
import Foundation
import TestKit
import Testing

@testable import Web

/// The quality of one engagement, judged by two and answered by the agent, in a real browser, by keyboard alone.
@Suite(
    "A review in a browser",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"))
struct ReviewSittingTests {
    private static let scorecard = """
        reviews:
          scorecards:
            - name: Emails
              questions:
                - {text: The answer is right, points: 10}
                - {text: Courteous, points: 5}

        """

    @Test(
        "a sample is drawn, two score the same engagement blind, the difference shows, the agent replies",
        .timeLimit(.minutes(4)))
    func reviews() async throws {
        try await SittingCity.with(extra: Self.scorecard) { city in
            try await city.desk.employ([("ann", [.agent]), ("sue", [.supervisor]), ("max", [.manager])])
            try city.mail("Rats in the park", "There are rats at Foss Park.", from: "Joe Diaz <joe@home.example>")
            try await WebBrowser.run { browser in
                try await browser.show(width: 1440, height: 900, isDark: false)
                let clerk = Clerk(browser: browser)
                try await clerk.signIn("ann", at: city.url("/desk"))
                try await clerk.answer("Rats in the park", "The traps are set tomorrow.", city)
                try await clerk.signIn("sue", insteadAt: city.url("/desk"))
                try await draw(clerk)
                let review = try await browser.text("return location.pathname")
                try await score("9", "4", "Right, and kind.", clerk)
                try await clerk.signIn("max", insteadAt: city.url("/desk"))
                try await clerk.press("nav a[href=\"/desk/reviews\"]")
                try await clerk.press("tbody th a")
                try await clerk.press("tbody a[href=\"\(review)\"]")
                // Until the second has scored it, they do not see what the first gave.
                #expect(try await !clerk.page().contains("Right, and kind."))
                try await score("6", "5", "It does not say where.", clerk)
                let apart =
                    "return [...document.querySelectorAll('#scores ~ table td:last-child')].map(e => e.innerText).join()"
                #expect(try await browser.text(apart) == "3,1,4")
                try await reply(review, city, clerk)
                try await browser.quit()
            }
        }
    }

    /// The supervisor draws a sample for two reviewers, and opens the one engagement in it.
    private func draw(_ clerk: Clerk) async throws {
        try await clerk.press("nav a[href=\"/desk/reviews\"]")
        try await PageCheck.look(clerk.browser, "/desk/reviews/none")
        try await clerk.choose("Two", in: "#reviewers")
        try await clerk.press("form[action=\"/desk/reviews\"] button")
        #expect(try await clerk.page().contains("Drawn"))
        try await PageCheck.look(clerk.browser, "/desk/reviews/draw")
        try await clerk.press("tbody th a")
        #expect(try await clerk.page().contains("The traps are set tomorrow."))
    }

    private func score(_ right: String, _ courteous: String, _ comment: String, _ clerk: Clerk) async throws {
        try await clerk.write(right, in: "#points-0")
        try await clerk.write(courteous, in: "#points-1")
        try await clerk.write(comment, in: "#comment")
        try await PageCheck.look(clerk.browser, "/desk/reviews/score")
        try await clerk.press("form[action$=\"/score\"] button")
        #expect(try await clerk.page().contains("Your score is kept."))
        #expect(try await clerk.page().contains(comment))
    }

    /// The agent finds what was given, answers, and the supervisor reads it.
    private func reply(_ review: String, _ city: SittingCity, _ clerk: Clerk) async throws {
        try await clerk.signIn("ann", insteadAt: city.url("/desk"))
        try await clerk.press("nav a[href=\"/desk/reviews\"]")
        try await clerk.press(".hits a[href=\"\(review)\"]")
        #expect(try await clerk.page().contains("It does not say where."))
        try await clerk.write("It stood in the line above.", in: "#reply")
        try await PageCheck.look(clerk.browser, "/desk/reviews/reply")
        try await clerk.press("form[action$=\"/reply\"] button")
        try await clerk.signIn("sue", insteadAt: city.url("/desk"))
        try await clerk.browser.open(city.url(review))
        #expect(try await clerk.page().contains("It stood in the line above."))
        try await PageCheck.look(clerk.browser, "/desk/reviews/replied")
    }
}
