import Desk
import Foundation
import TestKit
import Testing

@testable import Web

/// The pictures of the README's tour: a believable morning at the desk. With `INTAKE_TOUR` they are written anew into
/// `deploy/desk/pictures`; without, each page is looked at all the same.
@Suite(
    "The README's tour of the desk",
    .enabled(
        if: WebBrowser.isInstalled && MailCity.isInstalled,
        "needs Chromium, chromedriver, Dovecot and python3: deploy/packages.sh test"))
struct TourTests {
    @Test(
        "the queue, a request, a call being logged, the supervisors' floor, a resident's own page",
        .timeLimit(.minutes(4)))
    func tour() async throws {
        try await SittingCity.with(channels: ["phone.yaml": "kind: phone\n", "walk-in.yaml": "kind: walk_in\n"]) {
            city in
            try await city.desk.employ([("ann", [.agent]), ("ben", [.agent]), ("sue", [.supervisor])])
            let chat = try await morning(city)
            try await WebBrowser.run { browser in
                try await browser.show(width: 1440, height: 900, isDark: false)
                let ann = Clerk(browser: browser)
                try await ann.signIn("ann", at: city.url("/desk"))
                let titles = ["Rats", "The light in front", "Basura", "Pothole", "My bin"]
                try await eventually {
                    try await browser.reload()
                    let page = try await ann.page()
                    return titles.allSatisfy(page.contains)
                }
                try await picture("queue", browser)
                try await answer("The light in front", ann)
                try await picture("request", browser)
                try await browser.open(city.url("/desk/log"))
                try await ann.write("The light in front of 93 School Street is still out", in: "#about")
                try await ann.write("617-555-0123", in: "#caller")
                try await eventually { try await ann.page().contains("Reported already?") }
                try await picture("log", browser)
                try await floor(ann, city)
                try await track(browser, city)
                try await browser.quit()
            }
            try await chat.write("m2", "Thank you")
        }
    }

    /// Residents write, by everything they have.
    private func morning(_ city: SittingCity) async throws -> ChatClient {
        try city.mail(
            "Rats behind the bakery", "Since Monday there are rats behind 12 Bow Street.",
            from: "Joe Diaz <joe@home.example>")
        try city.mail(
            "Basura en la acera", "Hay basura en la acera de Pearl Street.", from: "Rosa Paz <rosa@home.example>")
        await city.text("The light in front of 93 School St is out since tuesday", from: "+16175550123")
        await city.text("Pothole on Broadway at Cedar", from: "+16175550144")
        let chat = try await ChatClient.connect(port: city.port)
        _ = try await chat.start()
        try await chat.write("m1", "My bin was not emptied today")
        return chat
    }

    private func answer(_ title: String, _ clerk: Clerk) async throws {
        let path = try await clerk.browser.text(
            "return [...document.querySelectorAll('tbody a')].find(e => e.textContent.startsWith('\(title)')).pathname")
        try await clerk.press("tbody a[href=\"\(path)\"]")
        try await clerk.press("form[action$=\"/take\"] button")
        try await clerk.unfold("details:has(form[action$=\"/notes\"]) > summary")
        try await clerk.write("The crew has pole 4471 on its list.", in: "#note")
        try await clerk.press("form[action$=\"/notes\"] button")
        try await clerk.write("Thank you. A crew mends the light tonight.", in: "#text")
        try await clerk.press("#answer button:not(.quiet)")
    }

    /// Ben is busy with a pothole, Ann with the light; the rest waits.
    private func floor(_ clerk: Clerk, _ city: SittingCity) async throws {
        let ben = try await city.desk.signedIn("ben")
        _ = try await ben.post("/desk/presence", ["choice": "busy"], page: ConsoleRoutes.path)
        let queue = try await ben.get(ConsoleRoutes.path).body
        let before = try #require(queue.range(of: ">Pothole")).lowerBound
        let path = try #require(queue[..<before].matches(of: #/\/desk\/requests\/[A-Z0-9-]{12}/#).last).output
        _ = try await ben.post(path + "/take", [:], page: String(path))
        try await clerk.signIn("sue", insteadAt: city.url("/desk"))
        try await clerk.browser.open(city.url("/desk/floor"))
        try await eventually { try await clerk.page().contains("Pothole on Broadway") }
        try await picture("floor", clerk.browser)
    }

    /// The light's resident looks where it stands, on a phone, by the link that they were sent.
    private func track(_ browser: WebBrowser, _ city: SittingCity) async throws {
        @Sendable func link() -> String? {
            let texts = city.relay.mails.filter { $0.recipient == "joe@home.example" }
                .map { $0.lines.joined(separator: "\n").replacing("=\n", with: "") }
            return texts.lazy.compactMap { $0.firstMatch(of: /\/track\/[^ \n]+/) }.first
                .map { String($0.output).replacing("=3D", with: "=") }
        }
        try await eventually { link() != nil }
        let sue = try await city.desk.signedIn("sue")
        let path = try #require(link())
        let request = "/desk/requests/\(path.dropFirst(7).prefix(12))"
        let page = try await sue.get(request).body
        let form = page.components(separatedBy: "/updates\">").last.map { ConsoleScene.hidden("form", $0) } ?? ""
        _ = try await sue.post(
            request + "/updates", ["form": form, "text": "Traps are set; we look after them every day this week."],
            page: request)
        try await browser.show(width: 390, height: 844, isDark: false)
        try await browser.open(city.url(path))
        try await picture("track", browser)
    }

    private func picture(_ name: String, _ browser: WebBrowser) async throws {
        try await PageCheck.look(browser, "/tour/\(name)")
        guard ProcessInfo.processInfo.environment["INTAKE_TOUR"] != nil else { return }
        try await browser.picture().write(to: URL(filePath: Repository.path("deploy/desk/pictures/\(name).png")))
    }
}
