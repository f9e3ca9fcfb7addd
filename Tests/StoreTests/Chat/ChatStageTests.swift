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

    @Test(
        "a message is known by its id, on its own channel, also when the chat is over", arguments: StoreEngine.allCases)
    func kept(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let session = try await city.beginChat()
        let source = try #require(SourceID.chat(session: session, clientID: "m1"))
        _ = try await city.store.keeper.keep(
            city.received(.chat(session, "The lamp is out"), on: SmallCity.chat, source: source.value))
        try await city.file()
        _ = try await city.store.chatStage.end(session: session, at: city.clock.now())
        let log = city.store.chatLog
        #expect(try await log.isKept(source, on: SmallCity.chat))
        #expect(try await !log.isKept(source, on: ChannelName(kind: .chat, id: "chat-other")))
        let other = try #require(SourceID.chat(session: session, clientID: "m2"))
        #expect(try await !log.isKept(other, on: SmallCity.chat))
    }

    @Test("the chat in which a request's resident wrote last; none for a mail", arguments: StoreEngine.allCases)
    func sessions(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var requests: [RowID] = []
        var chats: [RowID] = []
        for text in ["The lamp is out", "A hole"] {
            let session = try await city.beginChat()
            let message = try await city.send(.chat(session, text), on: SmallCity.chat)
            requests.append(try #require(try await city.request(of: message)))
            chats.append(session)
        }
        let mail = try await city.send(.mail("ann@example.org", "A hole", id: "m1@example.org"))
        requests.append(try #require(try await city.request(of: mail)))
        let found = try await city.store.chatStage.sessions(of: requests)
        #expect(found == [requests[0]: chats[0], requests[1]: chats[1]])
    }

    @Test("handed over to a person, they are there; to a queue, who had it has left", arguments: StoreEngine.allCases)
    func handedOver(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let begin = city.ids.next()
        let (_, number) = try await opened(city)
        for (id, name) in [(1, "Ann Lee"), (2, "Ben Day")] {
            try await city.run(
                "INSERT INTO account (id, name, display_name, created_at) VALUES (\(id), 'a\(id)', '\(name)', 0)")
        }
        _ = try await city.store.work.take(number, by: AgentID(rawValue: 2))
        let request = try #require(try await city.column("SELECT id FROM service_request").first)
        for detail in ["Ann Lee to Ben Day", "Ben Day to queue roads"] {
            try await city.run(
                """
                INSERT INTO event (id, request, kind, detail, at)
                VALUES (\(city.ids.next()), \(request), 'handed_over', '\(detail)', 0)
                """)
        }
        let news = try await city.store.chatStage.news(after: begin, limit: 100).news
        let expected = [
            ChatScene(.joined, name: "Ben"), ChatScene(.joined, name: "Ben"), ChatScene(.left, name: "Ben"),
        ]
        #expect(news.map(\.scene) == expected)
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
        let ending = try await city.store.chatRoom.end(
            number, seen: 1, closes: false, by: Changer(agent: AgentID(rawValue: 1), name: "Ann Lee"), name: "Ann",
            decide: city.changing.verdict)
        let ended = ending.lines
        #expect(
            ending.outcome == .done && ended.map(\.session) == [second]
                && ended.map(\.line.scene) == [ChatScene(.ended, name: "Ann")])
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
            try await transcripts.prove(hash, of: session, at: city.clock.now()) { code, chat in
                mail(.transcript, code, chat.lines.map(\.text).joined(separator: "|"), city)
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

    @Test(
        "a long chat is told whole; one that is too long for a mail says how much is left out",
        arguments: StoreEngine.allCases)
    func longTranscript(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for (length, isWhole) in [(3, true), (400, false)] {
            let (session, _) = try await opened(city, String(repeating: "a", count: length))
            // The resident's first message is there.
            let known = try await city.store.chatLog.lines(session: session, after: 0, limit: 100).count
            try await city.run(
                """
                WITH RECURSIVE n (n) AS (SELECT \(known + 1) UNION ALL SELECT n + 1 FROM n WHERE n < 2001)
                INSERT INTO chat_line (session, sequence, direction, text, at)
                SELECT \(session), n, 'inbound', '\(String(repeating: "a", count: length))', 0 FROM n
                """)
            let transcripts = city.store.transcripts
            let first = code(session, city, "\(length)@example.org")
            #expect(try await transcripts.ask(first, mail: mail(.transcriptCode, first, "1", city)))
            _ = try await city.deliver()
            let outcome = try await transcripts.prove([1, 2, 3], of: session, at: city.clock.now()) { code, chat in
                mail(.transcript, code, "\(chat.lines.count) \(chat.leftOut)", city)
            }
            #expect(outcome == .sent)
            let said = try #require(try await city.deliver().last { $0.kind == .transcript }?.text)
            let counts = said.split(separator: " ").compactMap { Int($0) }
            #expect(counts.reduce(0, +) == 2_001 && (counts[1] == 0) == isWhole)
            #expect(counts[0] * length <= ChatTranscript.mostBytes)
        }
    }
}
