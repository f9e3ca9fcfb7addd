import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("What the staff do with a chat: they end it, and come into it")
struct ChatRoomTests {
    private let ann = Changer(agent: AgentID(rawValue: 1), name: "Ann Lee")
    private let ben = Changer(agent: AgentID(rawValue: 2), name: "Ben Day")
    private let sue = Changer(agent: AgentID(rawValue: 3), name: "Sue Roe", mayAssignOthers: true)

    /// A chat that Ann has.
    private func taken(_ city: SmallCity) async throws -> (RowID, TrackingNumber) {
        for person in [ann, ben, sue] {
            try await city.run(
                """
                INSERT INTO account (id, name, display_name, created_at)
                VALUES (\(person.agent), 'a\(person.agent)', '\(person.name)', 0)
                """)
        }
        let session = try await city.beginChat()
        let message = try await city.send(.chat(session, "The lamp is out"), on: SmallCity.chat)
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: message)))
        _ = try await city.store.work.take(number, by: ann.agent)
        return (session, number)
    }

    private func end(
        _ number: TrackingNumber, _ city: SmallCity, closes: Bool, by changer: Changer, seen: Int = 1
    ) async throws -> ChatEnding {
        return try await city.store.chatRoom.end(
            number, seen: seen, closes: closes, by: changer, name: "X", decide: city.changing.verdict)
    }

    private func trail(_ city: SmallCity) async throws -> [String] {
        try await city.column("SELECT action FROM audit WHERE action LIKE 'chat%' ORDER BY id")
    }

    @Test(
        "ended and closed in one step, counted and audited; a second time nothing is", arguments: StoreEngine.allCases)
    func closes(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (session, number) = try await taken(city)
        #expect(
            try await end(number, city, closes: true, by: ben).outcome
                == .refused(.held(try await holder(number, city))))
        #expect(try await end(number, city, closes: true, by: ann, seen: 0).lines.isEmpty)
        let ending = try await end(number, city, closes: true, by: ann)
        #expect(ending.outcome == .done && ending.lines.map(\.session) == [session])
        #expect(try await city.store.changes.standing(of: number)?.closedAs == .resolved)
        #expect(try await trail(city) == ["chat.ended"])
        #expect(try await city.ledger()["resolved"] == 1)
        #expect(try await end(number, city, closes: false, by: ann, seen: 2).outcome == .refused(.nothing))
        #expect(try await trail(city) == ["chat.ended"])
        #expect(try await city.agrees())
    }

    private func holder(_ number: TrackingNumber, _ city: SmallCity) async throws -> Holder {
        try #require(try await city.store.changes.standing(of: number)?.holder)
    }

    @Test("a request that was closed before has a chat that can be ended still", arguments: StoreEngine.allCases)
    func afterwards(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (_, number) = try await taken(city)
        _ = try await city.store.changes.change(
            number, .close(.resolved), seen: 1, note: nil, by: ann, decide: city.changing.verdict)
        #expect(try await end(number, city, closes: true, by: ann, seen: 2).outcome == .refused(.closed))
        #expect(try await end(number, city, closes: false, by: sue, seen: 2).outcome == .done)
    }

    @Test(
        "who comes in is told to the resident once, by button or by answering; the holder never",
        arguments: StoreEngine.allCases)
    func joins(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let begin = city.ids.next()
        let (session, number) = try await taken(city)
        #expect(try await city.store.chatRoom.join(number, by: ann) == .refused(.nothing))
        #expect(try await city.store.chatRoom.join(number, by: sue) == .done)
        #expect(try await city.store.chatRoom.join(number, by: sue) == .refused(.nothing))
        let answering = try city.answering()
        for (form, person) in [("1", ann), ("2", sue), ("3", ben), ("4", ben)] {
            let seen = try await city.column("SELECT MAX(id) FROM answer").first.flatMap { Int64($0) }
            let draft = AnswerDraft(
                form: form, request: number, text: "On it", author: AnswerAuthor(agent: person.agent, firstName: "X"),
                seen: seen.map(RowID.init(rawValue:)))
            _ = try await city.store.answers.answer(draft, decide: answering.verdict)
        }
        #expect(try await city.count("answer") == 4)
        let news = try await city.store.chatStage.news(after: begin, limit: 100).news
        let expected = [
            ChatScene(.joined, name: "Ann"), ChatScene(.added, name: "Sue"), ChatScene(.added, name: "Ben"),
        ]
        #expect(news.map(\.scene) == expected && news.allSatisfy { $0.session == session })
        #expect(try await trail(city) == ["chat.joined", "chat.joined"])
        #expect(
            try await city.column("SELECT detail FROM event WHERE kind = 'chat_joined' ORDER BY id")
                == ["Sue Roe", "Ben Day"])
    }

    @Test("nobody comes into a mail, or into a chat that is over", arguments: StoreEngine.allCases)
    func closedDoors(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (_, number) = try await taken(city)
        _ = try await end(number, city, closes: false, by: ann)
        #expect(try await city.store.chatRoom.join(number, by: sue) == .refused(.nothing))
        let mail = try await city.send(.mail("ann@example.org", "A hole", id: "m1@example.org"))
        let other = try #require(TrackingNumber(try await city.trackingNumber(of: mail)))
        _ = try await city.store.work.take(other, by: ann.agent)
        #expect(try await city.store.chatRoom.join(other, by: sue) == .refused(.nothing))
    }
}
