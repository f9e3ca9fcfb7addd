import Desk
import Foundation
import TestKit
import Testing

/// A resident and an agent in one chat, against the real program.
@Suite("Around a chat: place, names, end, survey, transcript")
struct ChatAroundTests {
    private struct Heard: Decodable {
        var type: String
        var scene: String?
        var name: String?
        var text: String?
        var position: Int?
        var survey: String?
        var state: String?
    }

    /// The next frame of which `isIt` holds.
    private func hear(_ client: ChatClient, _ isIt: (Heard) -> Bool) async throws -> Heard {
        while true {
            let text = try await client.socket.nextText(within: .seconds(60))
            let heard = try JSONDecoder().decode(Heard.self, from: Data(text.utf8))
            if isIt(heard) { return heard }
        }
    }

    private func hidden(_ name: String, _ page: String) -> String {
        guard let start = page.range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("a place in the queue, the agent's first name, the end, then the survey in the chat, once")
    func goes() async throws {
        try await StaffCity.with(extra: "surveys:\n  delay: 11s\n") { city in
            try await city.employ([("ann", [.agent])])
            let client = try await ChatClient.connect(port: city.serving.port)
            _ = try await client.start()
            try await client.write("m1", "A pothole")
            // Its number and its place come in any order.
            var (words, place): (String, Int?) = ("", nil)
            while words.isEmpty || place == nil {
                let heard = try await hear(client) { _ in true }
                if let text = heard.text, text.contains("/track/") { words = text }
                place = heard.position ?? place
            }
            let number = try #require(words.firstMatch(of: /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{4}/)).output
            #expect(place == 1)
            let ann = try await city.signedIn("ann")
            let path = "/desk/requests/\(number)"
            _ = try await ann.post(path + "/take", [:], page: path)
            let joined = try await hear(client) { $0.type == "scene" }
            #expect(joined.scene == "joined" && joined.name == "Ann")
            let page = try await ann.get(path).body
            _ = try await ann.post(
                path + "/answer", ["form": hidden("form", page), "seen": "", "text": "On it"], page: path)
            #expect(try await hear(client) { $0.text == "On it" }.survey == nil)
            try await client.socket.send(text: #"{"type":"transcript","email":"a@example.org"}"#)
            #expect(try await hear(client) { $0.type == "transcript" }.state == "unavailable")
            try await client.socket.send(text: #"{"type":"end"}"#)
            #expect(try await hear(client) { $0.scene == "ended" }.name == nil)
            let key = try #require(try await hear(client) { $0.survey != nil }.survey)
            for (overall, state) in [(9, "over"), (4, "taken"), (5, "over")] {
                try await client.socket.send(text: #"{"type":"rating","survey":"\#(key)","overall":\#(overall)}"#)
                #expect(try await hear(client) { $0.type == "rated" }.state == state)
            }
            #expect(try await ann.get(path).body.contains("4 of 5"))
            try await client.write("m2", "Still there?")
            #expect(try await hear(client) { $0.type == "refused" || $0.type == "error" }.type == "refused")
            #expect(try await city.serving.run("ledger", "verify").isGood)
        }
    }
}
