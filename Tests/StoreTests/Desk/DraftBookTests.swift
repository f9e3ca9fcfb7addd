import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Answers in progress, and answers that did not arrive")
struct DraftBookTests {
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")
    private let jo = AnswerAuthor(agent: AgentID(rawValue: 2), firstName: "Jo")

    private func opened(in city: SmallCity) async throws -> TrackingNumber {
        let message = try await city.send(.mail("ann@example.org", "The lamp is out"))
        return try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    private func answer(
        _ text: String, _ number: TrackingNumber, in city: SmallCity, by author: AnswerAuthor, resolves: Bool = false,
        form: String = UUID().uuidString
    ) async throws -> AnswerOutcome {
        let answering = try city.answering()
        return try await city.store.answers.answer(
            AnswerDraft(
                form: form, request: number, text: text, author: author, seen: nil, resolves: resolves),
            decide: answering.verdict)
    }

    @Test("Kept for its author alone, replaced, and gone once it is answered", arguments: StoreEngine.allCases)
    func drafts(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        let (drafts, now) = (city.store.drafts, city.clock.now())
        #expect(try await drafts.keep("On", as: .answer, form: "f1", on: number, by: maria.agent, at: now))
        let later = now + .seconds(1)
        #expect(try await drafts.keep("On it", as: .answer, form: "f1", on: number, by: maria.agent, at: later))
        #expect(try await drafts.keep("Mine", as: .answer, form: "f1", on: number, by: jo.agent, at: now))
        #expect(try await drafts.draft(.answer, on: number, of: maria.agent)?.text == "On it")
        let long = String(repeating: "a", count: AnswerInProgress.longest + 1)
        #expect(try await drafts.keep(long, as: .answer, form: "f1", on: number, by: maria.agent, at: now) == false)
        guard case .written = try await answer("On it.", number, in: city, by: maria, form: "f2") else {
            Issue.record("not written")
            return
        }
        #expect(try await drafts.draft(.answer, on: number, of: maria.agent) == nil)
        #expect(try await drafts.draft(.answer, on: number, of: jo.agent)?.text == "Mine")
        // The browser's last word comes behind the answer that was written from the same form.
        #expect(try await drafts.keep("On it.", as: .answer, form: "f2", on: number, by: maria.agent, at: now))
        #expect(try await drafts.draft(.answer, on: number, of: maria.agent) == nil)
        #expect(try await drafts.keep(" \n", as: .answer, form: "f1", on: number, by: jo.agent, at: now))
        #expect(try await drafts.draft(.answer, on: number, of: jo.agent) == nil)
    }

    @Test("A note in progress stands beside the answer, and goes when it is written", arguments: StoreEngine.allCases)
    func notes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        let (drafts, now) = (city.store.drafts, city.clock.now())
        #expect(try await drafts.keep("An answer", as: .answer, form: "f1", on: number, by: maria.agent, at: now))
        #expect(try await drafts.keep("A note", as: .note, form: "f1", on: number, by: maria.agent, at: now))
        let long = String(repeating: "a", count: RequestNote.longest + 1)
        #expect(try await drafts.keep(long, as: .note, form: "f1", on: number, by: maria.agent, at: now) == false)
        #expect(try await drafts.draft(.note, on: number, of: maria.agent)?.text == "A note")
        #expect(try await drafts.draft(.note, on: number, of: jo.agent) == nil)
        let changer = Changer(agent: maria.agent, name: "Maria Silva")
        let note = NewNote(form: "n1", text: "A note")
        #expect(try await city.store.changes.write(note, on: number, by: changer) == .done)
        #expect(try await drafts.draft(.note, on: number, of: maria.agent) == nil)
        #expect(try await drafts.draft(.answer, on: number, of: maria.agent)?.text == "An answer")
    }

    @Test("What could not be delivered comes back to its author, open and marked", arguments: StoreEngine.allCases)
    func undelivered(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        _ = try await city.deliver()
        guard case .written(let id, _) = try await answer("Mended.", number, in: city, by: maria, resolves: true) else {
            Issue.record("not written")
            return
        }
        #expect(try await city.store.queue.queue(QueueFilter()).isEmpty)
        city.clock.advance(by: .seconds(10))
        _ = try await city.store.outbox.claim(channel: SmallCity.mail, limit: 10, now: city.clock.now())
        try await city.store.outbox.settle([(id, .refused(code: "550"))], now: city.clock.now())
        let back = try await city.store.queue.queue(QueueFilter(hands: .of(maria.agent)))
        #expect(back.map(\.trackingNumber) == [number] && back.first?.isUndelivered == true)
        #expect(try await city.ledger()["reopened"] == 1)
        #expect(try await city.agrees())
        _ = try await answer("Mended, we think.", number, in: city, by: maria)
        #expect(try await city.store.queue.queue(QueueFilter()).first?.isUndelivered == false)
    }

    @Test("It comes to nobody whose account is out of use", arguments: StoreEngine.allCases)
    func authorGone(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        _ = try await city.deliver()
        guard case .written(let id, _) = try await answer("Mended.", number, in: city, by: maria, resolves: true) else {
            Issue.record("not written")
            return
        }
        // Put back by the floor when the account went.
        try await city.run("UPDATE work SET agent = NULL")
        try await city.run(
            "INSERT INTO account (id, name, display_name, created_at, deactivated_at) VALUES (1, 'm', 'Maria', 0, 1)")
        city.clock.advance(by: .seconds(10))
        _ = try await city.store.outbox.claim(channel: SmallCity.mail, limit: 10, now: city.clock.now())
        try await city.store.outbox.settle([(id, .refused(code: "550"))], now: city.clock.now())
        let back = try await city.store.queue.queue(QueueFilter(hands: .nobody))
        #expect(back.map(\.trackingNumber) == [number] && back.first?.isUndelivered == true)
        #expect(try await city.column("SELECT status FROM service_request") == ["triage"])
    }

    @Test("It is taken from nobody who has it", arguments: StoreEngine.allCases)
    func held(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await opened(in: city)
        _ = try await city.deliver()
        #expect(try await city.store.work.take(number, by: jo.agent) == .done)
        guard case .written(let id, _) = try await answer("Mended.", number, in: city, by: maria) else { return }
        city.clock.advance(by: .seconds(10))
        _ = try await city.store.outbox.claim(channel: SmallCity.mail, limit: 10, now: city.clock.now())
        try await city.store.outbox.settle([(id, .refused(code: "550"))], now: city.clock.now())
        #expect(try await city.store.work.holder(of: number)?.agent == jo.agent)
    }
}
