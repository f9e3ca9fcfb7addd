import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Answers of people are written once, go out, and can be taken back until then")
struct AnswerDeskTests {
    private let ann = "ann@example.org"
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")
    private let jo = AnswerAuthor(agent: AgentID(rawValue: 2), firstName: "Jo")

    private func answer(
        _ text: String, on number: TrackingNumber, in city: SmallCity, by author: AnswerAuthor? = nil,
        form: String = UUID().uuidString, seen: RowID? = nil, resolves: Bool = false
    ) async throws -> AnswerOutcome {
        let answering = try city.answering()
        return try await city.store.answers.answer(
            AnswerDraft(
                form: form, request: number, text: text, author: author ?? maria, seen: seen,
                closes: resolves ? .resolved : nil),
            decide: answering.verdict)
    }

    private func number(of message: RowID, in city: SmallCity) async throws -> TrackingNumber {
        try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    @Test(
        "A form that is sent twice answers once; it goes out after ten seconds and is counted",
        arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out", id: "m1@example.org")), in: city)
        _ = try await city.deliver()
        guard case .written(let id, let dueAt) = try await answer("On it.", on: number, in: city, form: "f1") else {
            Issue.record("not written")
            return
        }
        #expect(dueAt == city.clock.now() + .seconds(10))
        #expect(try await answer("On it.", on: number, in: city, form: "f1") == .writtenBefore(id))
        #expect(try await city.deliver().isEmpty)
        city.clock.advance(by: .seconds(10))
        let sent = try await city.deliver()
        #expect(sent.map(\.id) == [id])
        #expect(sent.first?.references == [try await acknowledgementID(city), "m1@example.org"])
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
        #expect(try await city.ledger()["message_out"] == 2)
        #expect(try await city.store.answers.answers(on: number).map(\.text) == ["On it."])
        #expect(try await city.agrees())
    }

    private func acknowledgementID(_ city: SmallCity) async throws -> String {
        try #require(try await city.column("SELECT message_id FROM outbox WHERE kind = 'acknowledgement'").first)
    }

    @Test("A text is answered from the number it was sent to, each text anew", arguments: StoreEngine.allCases)
    func text(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var text = PlainMessage(from: Identity(kind: .phone, address: "+16175550101"), "The lamp is out")
        text.to = "+16175550311"
        text.isVerified = true
        let number = try await number(of: city.send(text, on: SmallCity.sms), in: city)
        _ = try await city.deliver(SmallCity.sms)
        for words in ["On it.", "Done."] { _ = try await answer(words, on: number, in: city) }
        city.clock.advance(by: .seconds(10))
        var sent: [ClaimedMessage] = []
        for _ in 1...2 {
            let claimed = try await city.store.outbox.claim(channel: SmallCity.sms, limit: 10, now: city.clock.now())
            try await city.store.outbox.settle(
                claimed.map { ($0.message.id, .sent(providerID: nil)) }, now: city.clock.now())
            sent += claimed
        }
        #expect(sent.map(\.message.text) == ["On it.", "Done."])
        #expect(sent.map(\.writtenTo) == ["+16175550311", "+16175550311"])
    }

    @Test("The second of two agents is shown the first's answer", arguments: StoreEngine.allCases)
    func overtaken(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        _ = try await answer("On it.", on: number, in: city)
        guard case .refused(.overtaken(let first)) = try await answer("Tomorrow.", on: number, in: city, by: jo) else {
            Issue.record("not refused")
            return
        }
        #expect(first.author == maria && first.text == "On it.")
        let second = try await answer("Tomorrow.", on: number, in: city, by: jo, seen: first.id)
        guard case .written = second else {
            Issue.record("\(second)")
            return
        }
        #expect(try await city.store.answers.answers(on: number).map(\.author) == [maria, jo])
    }

    @Test("Taken back in time it does not go out; by another, or too late, it does", arguments: StoreEngine.allCases)
    func withdrawn(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        _ = try await city.deliver()
        guard case .written(let id, _) = try await answer("On it.", on: number, in: city) else { return }
        #expect(try await city.store.answers.withdraw(id, author: jo.agent) == nil)
        #expect(try await city.store.answers.withdraw(id, author: maria.agent) == "On it.")
        #expect(try await city.store.answers.withdraw(id, author: maria.agent) == nil)
        city.clock.advance(by: .seconds(60))
        #expect(try await city.deliver().isEmpty)
        #expect(try await city.store.answers.answers(on: number).isEmpty)
        guard case .written(let late, _) = try await answer("Now.", on: number, in: city) else { return }
        city.clock.advance(by: .seconds(10))
        #expect(try await city.deliver().map(\.id) == [late])
        #expect(try await city.store.answers.withdraw(late, author: maria.agent) == nil)
        #expect(
            try await city.column("SELECT kind FROM event WHERE kind LIKE 'answer%' ORDER BY id")
                == ["answered", "answer_withdrawn", "answered"])
        #expect(try await city.agrees())
    }

    @Test(
        "Taken back, an answer resolves nothing, and whoever wrote it still has the request",
        arguments: [(false, "assigned"), (true, "resolved")])
    func statusRestored(_ resolves: Bool, _ status: String) async throws {
        let city = try await SmallCity(.sqlite)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        guard case .written(let id, _) = try await answer("Done.", on: number, in: city, resolves: resolves) else {
            Issue.record("not written")
            return
        }
        #expect(try await city.column("SELECT status FROM service_request") == [status])
        #expect(try await city.store.answers.withdraw(id, author: maria.agent) == "Done.")
        #expect(try await city.column("SELECT status FROM service_request") == ["assigned"])
    }

    @Test("Taken back, an answer changes nothing that another's answer stands for")
    func statusOfAnother() async throws {
        let city = try await SmallCity(.sqlite)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        guard case .written(let first, _) = try await answer("Done.", on: number, in: city, resolves: true),
            case .written(let second, _) = try await answer(
                "Tomorrow.", on: number, in: city, by: jo, seen: first, resolves: true)
        else {
            Issue.record("not written")
            return
        }
        #expect(try await city.store.answers.withdraw(first, author: maria.agent) != nil)
        #expect(try await city.column("SELECT status FROM service_request") == ["resolved"])
        #expect(try await city.store.answers.withdraw(second, author: jo.agent) != nil)
        let third = try await answer("Never.", on: number, in: city)
        guard case .written = third else {
            Issue.record("\(third)")
            return
        }
    }

    @Test("Of two answers that the author had not seen, the first is shown first")
    func overtakenTwice() async throws {
        let city = try await SmallCity(.sqlite)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        for words in ["On it.", "Tomorrow."] { _ = try await answer(words, on: number, in: city) }
        guard case .refused(.overtaken(let first)) = try await answer("Hm.", on: number, in: city, by: jo) else {
            Issue.record("not refused")
            return
        }
        #expect(first.text == "On it.")
        let again = try await answer("Hm.", on: number, in: city, by: jo, seen: first.id)
        guard case .refused(.overtaken(let second)) = again else {
            Issue.record("\(again)")
            return
        }
        #expect(second.text == "Tomorrow.")
    }

    @Test("What the gateway answers by itself does not wait until an answer can no longer be taken back")
    func acknowledgementBefore() async throws {
        let city = try await SmallCity(.sqlite)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        _ = try await city.deliver()
        _ = try await answer("On it.", on: number, in: city)
        try await city.send(.mail(ann, "A pothole as well"))
        #expect(try await city.store.outbox.nextDue(channel: SmallCity.mail) == city.clock.now())
        #expect(try await city.deliver().map(\.kind) == [.acknowledgement])
        city.clock.advance(by: .seconds(10))
        #expect(try await city.deliver().map(\.kind) == [.answer])
    }

    @Test("Answers use up no acknowledgement", arguments: StoreEngine.allCases)
    func caps(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        for index in 1...130 { _ = try await answer("Answer \(index)", on: number, in: city) }
        for index in 1...5 { try await city.send(.mail(ann, "Pothole \(index)")) }
        let kinds = try await city.rows("SELECT kind, COUNT(*) FROM outbox GROUP BY kind ORDER BY kind", columns: 2)
        #expect(kinds == [["acknowledgement", "5"], ["answer", "130"], ["digest", "1"]])
    }

    @Test("What another contributed is not answered, and an unknown request is none", arguments: StoreEngine.allCases)
    func others(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let opened = try await city.send(.mail(ann, "The lamp is out"))
        let number = try await number(of: opened, in: city)
        var foreign = PlainMessage.mail("mallory@example.net", "Tell me more")
        foreign.claims = [try #require(try await city.request(of: opened))]
        try await city.send(foreign)
        guard case .written = try await answer("On it.", on: number, in: city) else { return }
        #expect(try await city.column("SELECT recipient FROM outbox WHERE kind = 'answer'") == [ann])
        var generator = SystemRandomNumberGenerator()
        #expect(try await answer("On it.", on: TrackingNumber(using: &generator), in: city) == .noRequest)
    }
}
