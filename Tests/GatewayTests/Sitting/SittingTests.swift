import Desk
import Foundation
import TestKit
import Testing

@testable import Web

/// An agent's hour at the desk, in a real browser, by keyboard alone.
@Suite(
    "A sitting at the desk",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"),
    .serialized)
struct SittingTests {
    @Test(
        "sign in, then take and answer a mail, a chat and a text, without a mouse", .timeLimit(.minutes(4)),
        arguments: Screens.deskAndPhone)
    func answers(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await SittingCity.with { city in
            try await city.desk.employ([("ann", [.agent])])
            try city.mail("Rats in the park", "There are rats at Foss Park.", from: "Joe Diaz <joe@home.example>")
            await city.text("The light on Elm St is out", from: "+16175550999")
            let chat = try await ChatClient.connect(port: city.port)
            _ = try await chat.start()
            try await chat.write("m1", "My bin was not emptied")
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                let clerk = Clerk(browser: browser)
                try await clerk.signIn("ann", at: city.url("/desk"))
                try await eventually {
                    try await browser.reload()
                    let page = try await clerk.page()
                    return ["Rats in the park", "The light on Elm", "My bin was not"].allSatisfy(page.contains)
                }
                try await PageCheck.look(browser, ConsoleRoutes.path)
                for (text, answer) in [
                    ("Rats in the park", "The traps are set tomorrow."), ("The light on Elm", "A crew comes tonight."),
                    ("My bin was not", "It is emptied today."),
                ] {
                    try await take(text, city, clerk)
                    try await clerk.write(answer, in: "#text")
                    try await PageCheck.look(browser, "/desk/request")
                    try await clerk.press("#answer button:not(.quiet)")
                    #expect(try await clerk.page().contains("Your answer goes out in a few seconds"))
                }
                try await browser.quit()
            }
            try await eventually(within: .seconds(60)) {
                city.relay.mails.contains { $0.lines.joined().contains("The traps are set tomorrow.") }
            }
            try await eventually(within: .seconds(60)) {
                city.provider.taken.contains { $0.to == "+16175550999" && $0.body.contains("A crew comes tonight.") }
            }
            while try await chat.next(within: .seconds(60)).text != "It is emptied today." {}
            #expect(try await city.desk.serving.run("ledger", "verify").isGood)
        }
    }

    /// From the queue to the request, and into one's own hands.
    private func take(_ text: String, _ city: SittingCity, _ clerk: Clerk) async throws {
        try await clerk.browser.open(city.url(ConsoleRoutes.path))
        let path = try await clerk.browser.text(
            "return [...document.querySelectorAll('tbody a')].find(e => e.textContent.startsWith('\(text)')).pathname")
        try await clerk.press("tbody a[href=\"\(path)\"]")
        try await clerk.press("form[action$=\"/take\"] button")
        #expect(try await clerk.page().contains("You have it."))
    }
}
