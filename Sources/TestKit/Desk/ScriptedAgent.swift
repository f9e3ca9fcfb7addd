import Foundation
import Synchronization

/// An agent who does what the floor asks, by the real socket and the real forms: says available, accepts each offer, reads the request,
/// answers it and closes it.
package final class ScriptedAgent: Sendable {
    /// Something that an agent did not expect of the desk.
    package struct Surprised: Error, CustomStringConvertible {
        package let description: String
    }

    private let name: String
    private let forms: DeskForms
    private let client: DeskClient
    private let log = Mutex<[String]>([])

    private init(name: String, forms: DeskForms, client: DeskClient) {
        self.name = name
        self.forms = forms
        self.client = client
    }

    /// The tracking numbers that they answered, in the order in which they did.
    package var answered: [String] { log.withLock { $0 } }

    /// Comes to the desk.
    package static func arrive(_ name: String, port: Int, cookie: String) async throws -> ScriptedAgent {
        let (client, _) = try await DeskClient.begin(port: port, cookie: cookie)
        let agent = ScriptedAgent(name: name, forms: DeskForms(port: port, cookie: cookie), client: client)
        let said = try await client.ask(["type": "presence", "choice": "available"])
        guard said.type == "done" else { throw Surprised(description: "available: \(said.type)") }
        return agent
    }

    /// Works until the task is cancelled.
    package func work() async throws {
        while !Task.isCancelled {
            let heard: DeskHeard
            do { heard = try await client.hear("offer", within: .seconds(1)) } catch {
                if client.socket.connection.isEnded { throw error }
                continue
            }
            guard let card = heard.card else { continue }
            try await take(card)
        }
        try await client.socket.close()
    }

    private func take(_ card: DeskHeard.Card) async throws {
        let answer = try await client.ask(["type": "accept", "item": card.item, "version": card.version])
        // Another was faster, or its time ran out: that is no mistake.
        if answer.type == "refused" { return }
        let path = "/desk/requests/\(card.number)"
        let page = try await forms.get(path)
        guard page.status == 200 else { throw Surprised(description: "\(path): \(page.status)") }
        let sent =
            if let form = page.body.range(of: "action=\"\(path)/answer\"") {
                try await reply(path, page.body, form: page.body[form.upperBound...], card.number)
            } else {
                try await close(path, page.body)
            }
        guard sent.status == 303 else { throw Surprised(description: "\(path): \(sent.status)") }
        log.withLock { $0.append(card.number) }
    }

    private func reply(
        _ path: String, _ page: String, form: Substring, _ number: String
    ) async throws -> HTTPAnswer {
        try await forms.post(
            path + "/answer",
            [
                "form": DeskForms.hidden("form", in: form), "seen": DeskForms.hidden("seen", in: form),
                "text": "\(name) sees to \(number).", "then": "resolved",
            ], after: page)
    }

    /// Nobody wrote on it who could be answered.
    private func close(_ path: String, _ page: String) async throws -> HTTPAnswer {
        guard let form = page.range(of: "action=\"\(path)/close\"") else {
            throw Surprised(description: "\(path): no form to answer or to close")
        }
        let fields = page[form.upperBound...]
        return try await forms.post(
            path + "/close",
            ["version": DeskForms.hidden("version", in: fields), "reason": "resolved", "form": "", "note": ""],
            after: page)
    }
}
