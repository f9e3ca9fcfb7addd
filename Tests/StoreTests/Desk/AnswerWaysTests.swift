import Desk
import Foundation
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Answers by another way that is proven to be the resident's")
struct AnswerWaysTests {
    private let maria = AnswerAuthor(agent: AgentID(rawValue: 1), firstName: "Maria")
    private let phone = "+16175550101"

    /// A mail and a text of one person, whom somebody put together; the mail's request.
    private func person(in city: SmallCity) async throws -> (mail: TrackingNumber, text: TrackingNumber) {
        let mail = try await city.send(.mail("ann@example.org", "The lamp is out"))
        let text = try await city.send(.text(phone, "A pothole"), on: SmallCity.sms)
        let residents = try await city.column("SELECT id FROM resident ORDER BY id").compactMap { Int64($0) }.suffix(2)
        let merged = try await city.store.residents.merge(
            RowID(rawValue: try #require(residents.last)), into: RowID(rawValue: try #require(residents.first)),
            by: Changer(agent: maria.agent, name: "Maria"))
        #expect(merged)
        return (
            try #require(TrackingNumber(try await city.trackingNumber(of: mail))),
            try #require(TrackingNumber(try await city.trackingNumber(of: text)))
        )
    }

    private func answer(_ number: TrackingNumber, in city: SmallCity, way: RowID?) async throws -> AnswerOutcome {
        let answering = try city.answering()
        return try await city.store.answers.answer(
            AnswerDraft(
                form: UUID().uuidString, request: number, text: "Tomorrow.", author: maria, seen: nil, way: way),
            decide: answering.verdict)
    }

    @Test("By text about what came by mail; what they text back is about it", arguments: StoreEngine.allCases)
    func text(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let (mail, pothole) = try await person(in: city)
        let facts = try #require(try await city.store.answers.facts(on: mail))
        #expect(facts.ways.map(\.sender) == [phone])
        // A further text does not make the way another.
        try await city.send(.text(phone, "It is deep"), on: SmallCity.sms)
        guard case .written = try await answer(mail, in: city, way: facts.ways.first?.id) else {
            Issue.record("not written")
            return
        }
        let sent = try await city.rows(
            "SELECT channel, recipient, text FROM outbox WHERE kind = 'answer'", columns: 3)
        #expect(sent == [["sms-main", phone, "Tomorrow."]])
        city.clock.advance(by: .seconds(60))
        let back = try await city.send(.text(phone, "Thank you"), on: SmallCity.sms)
        let number = try await city.trackingNumber(of: back)
        #expect(number == mail.description && number != pothole.description)
    }

    @Test("Never by a way that is not theirs, or where they sent STOP", arguments: StoreEngine.allCases)
    func refused(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let stranger = try await city.send(.text("+16175550199", "A tree fell"), on: SmallCity.sms)
        let (mail, _) = try await person(in: city)
        #expect(try await answer(mail, in: city, way: stranger) == .refused(.nobodyToAnswer))
        let way = try #require(try await city.store.answers.facts(on: mail)?.ways.first?.id)
        try await city.send(.text(phone, "STOP", keyword: .stop), on: SmallCity.sms)
        #expect(try await answer(mail, in: city, way: way) == .refused(.optedOut))
    }
}
