import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

/// What is due once a period, or once a thing, is done once, from whichever node.
@Suite("Two nodes find the same thing due")
struct OncePeriodRaceTests {
    private let ann = "ann@example.org"

    /// Answers with a resolution, sends that, and lets the time to take it back pass.
    private func resolve(_ message: RowID, _ city: SmallCity) async throws {
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        let draft = AnswerDraft(
            form: UUID().uuidString, request: number, text: "Mended.",
            author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria"), seen: nil, closes: .resolved)
        _ = try await city.store.answers.answer(draft, decide: city.answering().verdict)
        city.clock.advance(by: .seconds(61))
        _ = try await city.deliver()
    }

    private func survey(_ nodes: TwoNodes) async throws -> [Int] {
        try await nodes.both { city, _ in
            let surveying = try city.surveying(rate: 100)
            let now = city.clock.now()
            return try await city.store.surveys.administer(
                endedBefore: now - .seconds(60), at: now, limit: 100, decide: surveying.verdict)
        }
    }

    @Test("a survey is sent once", arguments: StoreEngine.allCases)
    func survey(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let message = try await city.send(.mail(ann, "The lamp is out", id: "m1@example.org"))
        _ = try await city.deliver()
        try await resolve(message, city)
        #expect(try await survey(nodes).reduce(0, +) == 1)
        #expect(try await city.count("survey") == 1)
        #expect(try await city.count("outbox WHERE kind = 'survey'") == 1)
        #expect(try await city.agrees())
    }

    @Test("a warning and a breach reach people once", arguments: StoreEngine.allCases)
    func clocks(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        try await city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms)
        var targets = ServiceTargets()
        let hours = WorkingHours.always(CityCalendar(timeZone: .gmt))
        let usual = Escalation(
            onWarning: [.supervisors], onBreach: [.supervisors], otherwise: Escalation.supervisors)
        targets.set(.firstAnswer, ServiceTarget(.seconds(3600), hours, escalation: usual))
        let watches = [nodes.first, nodes.second].map { ServiceWatch(book: $0.store.service, targets: targets) }
        for (minutes, kind) in [(46, ServiceEvent.Kind.warning), (80, .breach)] {
            city.clock.advance(by: .seconds(minutes * 60))
            let notices = try await nodes.both { city, node in try await watches[node].look(at: city.clock.now()) }
            #expect(notices.joined().map(\.kind) == [kind])
        }
        #expect(try await city.column("SELECT kind FROM service_event ORDER BY noticed_at") == ["warning", "breach"])
        #expect(try await city.count("attention") == 2)
        #expect(try await city.count("event WHERE kind = 'due_soon' OR kind = 'overdue'") == 2)
    }

    @Test("the reporter of a duplicate is told once", arguments: StoreEngine.allCases)
    func notice(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let scene = DuplicateScene(city: city)
        let parent = try await scene.text("01", "The lamp is out")
        try await scene.change(try await scene.text("02", "It is dark here"), .link(parent: parent))
        city.clock.advance(by: LateRows.concurrent.margin + .seconds(61))
        let told = try await nodes.both { city, _ in
            let telling = try city.duplicateTelling()
            let now = city.clock.now()
            return try await city.store.duplicateNotices.tell(
                happenedBefore: now - .seconds(60), at: now, limit: 100, decide: telling.verdict)
        }
        #expect(told.reduce(0, +) == 1)
        #expect(try await scene.told() == ["duplicate +16175550102"])
        #expect(try await city.agrees())
    }

    @Test("what was put off wakes once", arguments: StoreEngine.allCases)
    func wakes(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let message = try await city.send(.mail(ann, "The lamp is out"))
        let request = try #require(try await city.request(of: message))
        try await city.run("INSERT INTO work (request, version, since, snoozed_until) VALUES (\(request), 1, 1, 1)")
        let woken = try await nodes.both { city, _ in try await city.store.service.wake(at: city.clock.now()) }
        #expect(woken.reduce(0, +) == 1)
        #expect(try await city.count("event WHERE kind = 'woken'") == 1)
    }

    @Test(
        "each message that is due goes out from one node, the digest of numbers among them",
        arguments: StoreEngine.allCases)
    func outbox(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine, cap: AcknowledgementCap(hourly: 1))
        let city = nodes.first
        for sender in 0..<10 {
            for mail in 0..<2 {
                try await city.keep(.mail("r\(sender)@example.org", "Matter \(mail)", id: "m\(sender).\(mail)@e.org"))
            }
        }
        try await city.file()
        _ = try await city.deliver()
        #expect(try await city.count("outbox WHERE kind = 'digest' AND state = 'pending'") == 10)
        city.clock.advance(by: .seconds(3601))
        let claimed = try await nodes.both { city, _ in
            try await city.store.outbox.claim(channel: SmallCity.mail, limit: 100, now: city.clock.now())
        }
        #expect(claimed.joined().count == 10)
        #expect(Set(claimed.joined().map(\.message.recipient)).count == 10)
        #expect(claimed.joined().allSatisfy { $0.message.kind == .digest })
        _ = try await nodes.both { city, node in
            try await city.store.outbox.settle(
                claimed[node].map { ($0.message.id, .sent(providerID: nil)) }, now: city.clock.now())
        }
        #expect(try await city.ledger()["message_out"] == 20)
        #expect(try await city.agrees())
    }
}
