import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Web

/// The survey against the real program: closing a chat's request brings it, the form answers it once.
@Suite("The survey")
struct SurveyPageTests {
    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    private func said(_ client: ChatClient, _ isIt: (String) -> Bool) async throws -> String {
        while true {
            let heard = try await client.next()
            if heard.type == "message", let text = heard.text, isIt(text) { return text }
        }
    }

    /// The survey's path, once an agent has closed a chat.
    private func closed(_ city: StaffCity) async throws -> (path: String, number: String) {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", "A pothole")
        let words = try await said(client) { $0.contains("/track/") }
        let number = try #require(words.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/)).output
        let ann = try await city.signedIn("ann")
        let path = "/desk/requests/\(number)"
        let page = try await ann.get(path).body
        let answered = try await ann.post(
            path + "/answer", ["form": hidden("form", page), "seen": "", "text": "Done", "resolves": "yes"], page: path)
        #expect(answered.status == 303)
        let survey = try await said(client) { $0.contains("/survey/") }
        return (String(try #require(survey.firstMatch(of: /\/survey\/[^ ]+/)).output), String(number))
    }

    @Test("opening the link records nothing; the form does, once; staff see it, and a low score alerts")
    func answers() async throws {
        try await StaffCity.with(extra: "surveys:\n  delay: 11s\n") { city in
            try await city.employ([("ann", [.agent]), ("sue", [.supervisor])])
            let (path, number) = try await closed(city)
            let (visitor, sue) = (city.visitor(), try await city.signedIn("sue"))
            for _ in 1...3 { #expect(try await visitor.get(path).body.contains("type=\"radio\"")) }
            let wrong = try await visitor.post(path, ["overall": "6", "text": "a <b>"], csrf: "")
            #expect(wrong.status == 422 && wrong.body.contains("a &lt;b&gt;"))
            #expect(
                try await visitor.post(path, ["overall": "1"], csrf: "", origin: "https://evil.example").status == 400)
            let thanks = try await visitor.post(
                path + "?lang=ht", ["overall": "1", "courtesy": "4", "text": "Slow"], csrf: "")
            #expect(thanks.status == 200 && thanks.body.contains("Mèsi"))
            #expect(try await visitor.post(path, ["overall": "5"], csrf: "").body.contains("already"))
            #expect(try await visitor.get(path).body.contains("already"))
            let page = try await sue.get("/desk/requests/\(number)").body
            #expect(page.contains("1 of 5") && page.contains("Slow") && !page.contains("5 of 5"))
            #expect(try await sue.get("/desk/attention").body.contains("low score"))
            let overview = try await sue.get("/desk/surveys").body
            #expect(overview.contains("<td data-label=\"Share\">100 %</td><td data-label=\"Overall\">1.00</td>"))
            #expect(try await visitor.get("/survey/" + String(path.dropFirst(8).reversed())).status == 410)
            #expect(try await city.serving.run("ledger", "verify").isGood)
            if WebBrowser.isInstalled { try await look(city, path) }
        }
    }

    private func look(_ city: StaffCity, _ answered: String) async throws {
        let (path, _) = try await closed(city)
        for (width, height, isDark) in Screens.deskAndPhone {
            try await WebBrowser.run { browser in
                try await browser.show(width: width, height: height, isDark: isDark)
                let host = "http://localhost:\(city.serving.port)"
                for language in ["en", "es", "pt", "ht"] {
                    try await browser.open("\(host)\(path)?lang=\(language)")
                    try await PageCheck.look(browser, "/survey/\(language)")
                }
                try await browser.open("\(host)\(answered)")
                try await PageCheck.look(browser, "/survey/answered")
                try await browser.quit()
            }
        }
    }
}
