import Desk
import Foundation
import TestKit
import Testing

@testable import Gateway
@testable import Web

/// The live pages in a real browser, against the real program.
@Suite(
    "The live desk in a browser",
    .enabled(if: WebBrowser.isInstalled, "needs /usr/bin/chromium and /usr/bin/chromedriver: deploy/packages.sh test"),
    .serialized)
struct LiveDeskPagesTests {
    private func chat(_ city: StaffCity, _ text: String) async throws -> ChatClient {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        return client
    }

    @Test(
        "available by keyboard, an offer comes, is accepted, and what the resident writes stands there without a reload",
        arguments: Screens.deskAndPhone)
    func agent(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        // Looking at the whole page may take longer than an offer usually stands.
        try await StaffCity.with(extra: "desk:\n  channels:\n    chat: {offer_limit: 5m}\n") { city in
            try await city.employ([("ann", [.agent]), ("ben", [.agent])])
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                try await browser.signIn("ann", city)
                try await eventually {
                    try await browser.text("return document.querySelector('[data-plain]').hidden") == "1"
                }
                // As a keyboard does it: to the field, and the first letter of the word.
                try await browser.text("document.getElementById('presence').focus()")
                try await eventually {
                    try await browser.press("A")
                    let place = try await browser.text("return document.querySelector('.place').dataset.place")
                    return place == "available" || place == "after_work"
                }
                try await browser.text(
                    """
                    const select = document.getElementById('presence');
                    select.value = 'available'; select.dispatchEvent(new Event('change', {bubbles: true}))
                    """)
                try await eventually {
                    try await browser.text("return document.querySelector('.place').dataset.place") == "available"
                }
                let resident = try await chat(city, "A <img src=x onerror=alert(1)> hole")
                try await eventually { try await browser.words(in: "[data-offers] [data-title]").contains("hole") }
                #expect(try await browser.words(in: "[data-offers] [data-countdown]").hasSuffix("s left"))
                #expect(try await browser.words(in: "[data-live]").hasPrefix("Offered: A <img"))
                #expect(try await browser.text("return String(document.querySelectorAll('.offers img').length)") == "0")
                try await PageCheck.look(browser, "/desk/queue-offer")
                try await browser.text("document.querySelector('[data-accept] button').focus()")
                try await browser.press("\u{E007}")
                try await eventually { try await browser.text("return location.pathname").hasPrefix("/desk/requests/") }
                try await resident.write("m2", "It grows by the hour")
                try await eventually { try await browser.words(in: ".timeline").contains("It grows by the hour") }
                let ben = try await city.signedIn("ben")
                let cookie = ben.cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
                let (other, _) = try await DeskClient.begin(port: city.serving.port, cookie: cookie)
                let number = try await browser.text("return location.pathname.split('/').pop()")
                try await other.say(["type": "look", "number": number])
                try await eventually { try await browser.words(in: "[data-viewers]") == "Ben also looks at this." }
                try await other.say(["type": "typing"])
                try await eventually { try await browser.words(in: "[data-viewers]") == "Ben types an answer." }
                _ = try await chat(city, "Another one")
                try await eventually { try await browser.words(in: "[data-list=free]").contains("Another one") }
                #expect(try await browser.words(in: "[data-list=mine] [aria-current=page]").contains("hole"))
                try await PageCheck.look(browser, "/desk/requests-live")
                try await browser.quit()
            }
        }
    }

    @Test(
        "the supervisors' floor is drawn anew by itself, and keeps what was chosen",
        arguments: Screens.deskAndPhone)
    func floor(_ width: Int, _ height: Int, _ isDark: Bool) async throws {
        try await StaffCity.with { city in
            try await city.employ([("sue", [.supervisor]), ("ann", [.agent]), ("ben", [.agent])])
            let ann = try await city.signedIn("ann")
            _ = try await ann.post("/desk/presence", ["choice": "busy"], page: "/desk/queue")
            _ = try await chat(city, "The lamp is out")
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                try await browser.signIn("sue", city)
                try await browser.open("http://localhost:\(city.serving.port)/desk/floor")
                try await eventually { try await browser.words(in: ".floor").contains("The lamp is out") }
                try await browser.text("document.querySelector('input[name=item]').click()")
                _ = try await chat(city, "A second one")
                try await eventually { try await browser.words(in: ".floor").contains("A second one") }
                #expect(
                    try await browser.text(
                        "return document.querySelector('input[name=item]:checked').labels[0].textContent"
                    ).contains("The lamp"))
                try await browser.text("document.querySelector('.mover button').click()")
                try await eventually { try await browser.words(in: ".notice") == "It is theirs now." }
                try await eventually { try await browser.words(in: "tbody .pieces").contains("The lamp is out") }
                try await PageCheck.look(browser, "/desk/floor")
                try await browser.quit()
            }
        }
    }
}
