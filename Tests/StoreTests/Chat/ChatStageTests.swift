import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What happens around a chat: who comes, who is before, how it ends, its transcript")
struct ChatStageTests {
    private func opened(_ city: SmallCity, _ text: String = "The lamp is out") async throws -> (RowID, TrackingNumber) {
        let session = try await city.beginChat()
        let message = try await city.send(.chat(session, text), on: SmallCity.chat)
        return (session, try #require(TrackingNumber(try await city.trackingNumber(of: message))))
    }

    private func scenes(_ session: RowID, _ city: SmallCity) async throws -> [ChatScene] {
        try await city.store.chatLog.lines(session: session, after: 0, limit: 100).compactMap(\.scene)
    }

    @Test("taken and put back is told once each, without a family name; mail is not", arguments: StoreEngine.allCases)
    func news(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let begin = city.ids.next()
        let (session, number) = try await opened(city)
        let mail = try await city.send(.mail("ann@example.org", "A hole", id: "m1@example.org"))
        let other = try #require(TrackingNumber(try await city.trackingNumber(of: mail)))
        let agent = AgentID(rawValue: 1)
        try await city.run(
            "INSERT INTO account (id, name, display_name, created_at) VALUES (1, 'ann', 'Ann Lee', 0)")
        for request in [number, other] { _ = try await city.store.work.take(request, by: agent) }
        _ = try await city.store.work.putBack(number, by: agent)
        let (news, last) = try await city.store.chatStage.news(after: begin, limit: 100)
        #expect(news.map(\.scene) == [ChatScene(.joined, name: "Ann"), ChatScene(.left, name: "Ann")])
        #expect(news.allSatisfy { $0.session == session } && last > begin)
        for _ in 1...2 { for event in news { _ = try await city.store.chatStage.add(event) } }
        #expect(try await scenes(session, city) == news.map(\.scene))
        #expect(try await city.store.chatStage.news(after: last, limit: 100).news.isEmpty)
    }

    @Test("the queue's order; who is taken waits no more", arguments: StoreEngine.allCases)
    func waiting(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (first, number) = try await opened(city)
        let (second, _) = try await opened(city, "A hole")
        #expect(try await city.store.chatStage.waiting(limit: 10) == [first, second])
        _ = try await city.store.work.take(number, by: AgentID(rawValue: 1))
        #expect(try await city.store.chatStage.waiting(limit: 10) == [second])
    }

    @Test("either side ends it, once; a survey only where somebody had answered", arguments: StoreEngine.allCases)
    func ends(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (first, _) = try await opened(city)
        let (second, number) = try await opened(city, "A hole")
        let answering = try city.answering()
        let draft = AnswerDraft(
            form: "f", request: number, text: "On it",
            author: AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Ann"),
            seen: nil)
        _ = try await city.store.answers.answer(draft, decide: answering.verdict)
        let now = city.clock.now()
        #expect(try await city.store.chatStage.end(session: first, at: now)?.scene == ChatScene(.ended))
        #expect(try await city.store.chatStage.end(session: first, at: now) == nil)
        let ended = try await city.store.chatStage.end(request: number, by: "Ann", at: now)
        #expect(ended.map(\.session) == [second] && ended.map(\.line.scene) == [ChatScene(.ended, name: "Ann")])
        #expect(try await city.store.chatStage.hasEnded(second))
        #expect(try await scenes(first, city) == [ChatScene(.ended)])
        let surveying = try city.surveying(rate: 100)
        _ = try await city.store.surveys.administer(
            endedBefore: now - .seconds(60), at: now, limit: 10, decide: surveying.verdict)
        #expect(
            try await city.column("SELECT COALESCE(skipped, 'asked') FROM survey ORDER BY id") == [
                "unanswered", "asked",
            ])
        _ = try await city.deliver(SmallCity.chat)
        let row = try #require(
            try await city.column("SELECT id FROM outbox WHERE kind = 'survey'").first.flatMap { Int64($0) })
        _ = try await city.store.chatLog.append(session: second, outboxRow: RowID(rawValue: row), text: "How?", at: now)
        let lines = try await city.store.chatLog.lines(session: second, after: 0, limit: 100)
        #expect(lines.last?.survey != nil && lines.last?.text == "How?")
        #expect(try await city.agrees())
    }

    private func code(_ session: RowID, _ city: SmallCity, _ address: String = "ann@example.org") -> TranscriptCode {
        TranscriptCode(id: city.ids.next(), session: session, address: address, hash: [1, 2, 3], at: city.clock.now())
    }

    private func mail(_ kind: OutboundKind, _ code: TranscriptCode, _ text: String, _ city: SmallCity)
        -> OutboundMessage
    {
        OutboundMessage(
            id: city.ids.next(), kind: kind, channel: SmallCity.mail, recipient: code.address, subject: "x", text: text,
            language: .english, request: nil, conversation: nil, cause: code.id, createdAt: code.at, dueAt: code.at)
    }

    @Test(
        "the words go out only once the code came back; five tries, fifteen minutes, three codes",
        arguments: StoreEngine.allCases)
    func transcript(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (session, _) = try await opened(city)
        let transcripts = city.store.transcripts
        func prove(_ hash: [UInt8]) async throws -> TranscriptOutcome {
            try await transcripts.prove(hash, of: session, at: city.clock.now()) { code, lines in
                mail(.transcript, code, lines.map(\.text).joined(separator: "|"), city)
            }
        }
        #expect(try await prove([1, 2, 3]) == .over)
        let first = code(session, city)
        #expect(try await transcripts.ask(first, mail: mail(.transcriptCode, first, "123456", city)))
        #expect(try await city.deliver().map(\.text) == ["123456"])
        #expect(try await prove([9, 9, 9]) == .wrong)
        #expect(try await prove([1, 2]) == .wrong)
        #expect(try await prove([1, 2, 3]) == .sent)
        #expect(try await city.deliver().map(\.kind) == [.transcript])
        #expect(try await prove([1, 2, 3]) == .over)
        for _ in 1...2 {
            let next = code(session, city)
            #expect(try await transcripts.ask(next, mail: mail(.transcriptCode, next, "1", city)))
        }
        let fourth = code(session, city)
        #expect(try await !transcripts.ask(fourth, mail: mail(.transcriptCode, fourth, "1", city)))
        for _ in 1...5 { #expect(try await prove([0]) == .wrong) }
        #expect(try await prove([1, 2, 3]) == .over)
        let (other, _) = try await opened(city, "Another")
        let flood = code(other, city)
        #expect(try await !transcripts.ask(flood, mail: mail(.transcriptCode, flood, "1", city)))
        #expect(try await city.agrees())
    }
}
