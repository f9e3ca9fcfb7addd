import Foundation
import Intake
import TestKit
import Testing

/// What tests of a request's page begin with: a resident's chat, and the fields of a page's forms.
struct ConsoleScene {
    let city: StaffCity

    /// A chat with one message, acknowledged; its request's path and its client.
    func chat(_ text: String) async throws -> (path: String, client: ChatClient) {
        let client = try await ChatClient.connect(port: city.serving.port)
        _ = try await client.start()
        try await client.write("m1", text)
        let acknowledgement = try await Self.said(client)
        let number = try #require(acknowledgement.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/))
        return ("/desk/requests/\(number.output)", client)
    }

    /// The next thing that the city says.
    static func said(_ client: ChatClient) async throws -> String {
        while true {
            let heard = try await client.next()
            if heard.type == "message", let text = heard.text { return text }
        }
    }

    /// So many days from the city's today, which in its evening is no longer UTC's; as `2026-11-21`.
    static func day(_ days: Int) -> String {
        let today = CityCalendar(timeZone: TimeZone(identifier: CityFiles.timeZone) ?? .gmt)
            .day(of: SystemWallClock().now())
        return CityCalendar.day(today, plus: days) ?? today
    }

    /// A hidden field's value.
    static func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Sends one of the page's forms, with the version that the page was drawn with.
    static func act(
        _ action: String, _ fields: KeyValuePairs<String, String> = [:], _ path: String, by visitor: Visitor,
        on page: String? = nil
    ) async throws -> Visitor.Answer {
        let drawn: String
        if let page { drawn = page } else { drawn = try await visitor.get(path).body }
        // The visitor's own fields come first: the first of a name is taken.
        let versioned = KeyValuePairs<String, String>(
            dictionaryLiteral: ("version", hidden("version", drawn)), ("form", UUID().uuidString),
            ("to", fields.first { $0.key == "to" }?.value ?? ""),
            ("note", fields.first { $0.key == "note" }?.value ?? ""),
            ("reason", fields.first { $0.key == "reason" }?.value ?? ""),
            ("parent", fields.first { $0.key == "parent" }?.value ?? ""),
            ("time", fields.first { $0.key == "time" }?.value ?? ""),
            ("until", fields.first { $0.key == "until" }?.value ?? ""))
        return try await visitor.post("\(path)/\(action)", versioned, page: path)
    }
}
