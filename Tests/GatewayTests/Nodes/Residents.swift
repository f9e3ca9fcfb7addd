import Foundation
import Synchronization
import TestKit

/// Those who write to a city until a test says that it is enough, and what they saw: texts by the provider's callbacks, chats that
/// reconnect wherever they are sent to, mails that lie in the mailbox.
final class Residents: Sendable {
    private struct State {
        var history = CityHistory()
        var chats: [CityHistory.Lane: ChatFlow] = [:]
        /// When somebody was told that something is there.
        var acknowledgedAt: [ContinuousClock.Instant] = []
        var isOver = false
    }

    /// Texts of one number, and so of one request.
    private static let series = 4
    /// Lines of one chat.
    private static let lines = 40
    /// Between two of the same resident's: the faults are the point, and not the load.
    private static let pause: Duration = .milliseconds(80)

    private let city: NodesCity
    private let twilio: TwilioStandIn
    private let relay: ScriptedRelay
    private let state = Mutex(State())

    init(_ city: NodesCity, twilio: TwilioStandIn, relay: ScriptedRelay) {
        (self.city, self.twilio, self.relay) = (city, twilio, relay)
    }

    private var isOver: Bool { state.withLock(\.isOver) }

    /// Nobody begins anything from now on.
    func stop() { state.withLock { $0.isOver = true } }

    private func note(_ text: String, _ lane: CityHistory.Lane, isAcknowledged: Bool) {
        state.withLock { state in
            state.history.wrote(text, lane, isAcknowledged: isAcknowledged)
            if isAcknowledged { state.acknowledgedAt.append(.now) }
        }
    }

    /// The longest time since `start` in which no text and no chat line of anybody was acknowledged.
    func silence(since start: ContinuousClock.Instant) -> Duration {
        let times = [start] + state.withLock { $0.acknowledgedAt.filter { $0 > start } } + [.now]
        return zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? .zero
    }

    /// Writes texts and chats until `stop`.
    func write() async {
        await withTaskGroup(of: Void.self) { group in
            for flow in 0..<4 {
                group.addTask { await self.text(flow) }
                group.addTask { await self.chat(flow) }
            }
        }
    }

    private func text(_ flow: Int) async {
        let twilio = texts()
        var number = 0
        while !isOver {
            let sender = "+1617\(2_000_000 + flow * 100_000 + number)"
            for index in 0..<Self.series where !isOver {
                let text = "pothole number \(number), part \(index)"
                note(text, "text \(sender)", isAcknowledged: await twilio.send(from: sender, text: text))
                try? await Task.sleep(for: Self.pause)
            }
            number += 1
        }
    }

    private func texts() -> TwilioFlow {
        TwilioFlow(base: city.base, token: FaultCity.twilioToken) { [city] in city.anyPort() }
    }

    private func chat(_ flow: Int) async {
        var number = 0
        while !isOver {
            let lane = "chat \(flow)-\(number)"
            let chat = ChatFlow(origin: city.base) { [city] in city.anyPort() }
            state.withLock { $0.chats[lane] = chat }
            for index in 0..<Self.lines where !isOver {
                let text = "chat number \(index)"
                note(text, lane, isAcknowledged: await chat.send(text))
                try? await Task.sleep(for: Self.pause)
            }
            number += 1
        }
    }

    /// Puts mails into the mailbox, each of somebody else.
    func mail(_ numbers: Range<Int>) throws {
        for number in numbers {
            try city.dovecot.deliver(FaultCity.mail(number), to: "city")
            let text = "There is pothole number \(number) on Elm Street."
            state.withLock { $0.history.wrote(text, "mail \(FaultCity.resident(number))", isAcknowledged: true) }
        }
    }

    /// How long somebody waits for an answer who writes a text now: until it is kept, filed, and answered.
    func wait(_ number: Int) async throws -> Duration {
        let start = ContinuousClock.now
        let sender = "+1617\(5_000_000 + number)"
        note(
            "Is anybody there?", "text \(sender)",
            isAcknowledged: await texts().send(from: sender, text: "Is anybody there?"))
        try await eventually { [twilio] in twilio.taken.contains { $0.to == sender } }
        return ContinuousClock.now - start
    }

    /// All that clients saw, the agent's pages and the chats' logs at the end among it.
    func history(_ agent: Visitor) async throws -> CityHistory {
        var (history, chats) = state.withLock { ($0.history, $0.chats) }
        for mail in relay.mails {
            guard let number = Self.number(in: mail.subject) else { continue }
            history.answered("mail \(mail.recipient)", number: number, id: mail.messageID)
        }
        for text in twilio.taken {
            guard let number = Self.number(in: text.body) else { continue }
            history.answered("text \(text.to)", number: number, id: "")
        }
        for (lane, answers) in history.answers {
            for number in Set(answers.map(\.number)).sorted() {
                history.shows(lane, number: number, try await Self.texts(of: number, agent))
            }
        }
        for (lane, chat) in chats { try await Self.read(chat, lane, into: &history) }
        return history
    }

    /// What was told of wrongly on the chats' wires: two texts under one number.
    func contradictions() async -> Int {
        var count = 0
        for chat in state.withLock({ Array($0.chats.values) }) { count += await chat.contradictions }
        return count
    }

    private static func read(_ chat: ChatFlow, _ lane: CityHistory.Lane, into history: inout CityHistory) async throws {
        let log = try await chat.log()
        guard !log.isEmpty else { return }
        var number = "?"
        for line in log {
            guard line.from != "you", let text = line.text, let found = Self.number(in: text) else { continue }
            number = found
            history.answered(lane, number: found, id: "\(line.sequence ?? 0)")
        }
        history.shows(lane, number: number, log.filter { $0.from == "you" }.compactMap(\.text))
    }

    private static func number(in text: String) -> String? {
        text.firstMatch(of: #/\b[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}\b/#).map { String($0.0) }
    }

    /// What an agent reads on a request's page.
    private static func texts(of number: String, _ agent: Visitor) async throws -> [String] {
        let page = try await agent.get("/desk/requests/\(number)")
        let pattern = #/<li class="inbound"(?s:.*?)<p class="text"[^>]*>(?<text>[^<]*)<\/p>/#
        return page.body.matches(of: pattern).map { $0.text.trimmingCharacters(in: .whitespacesAndNewlines) }
    }
}
