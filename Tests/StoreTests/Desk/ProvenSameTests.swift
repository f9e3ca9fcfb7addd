import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("One person over several channels, by what they proved")
struct ProvenSameTests {
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")
    private let ann = "ann@example.org"

    private func number(_ message: RowID, _ city: SmallCity) async throws -> TrackingNumber {
        try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    /// A chat with a request; where `isProven`, its visitor had the code for `address` and typed it.
    private func chat(_ city: SmallCity, _ address: String, isProven: Bool) async throws -> TrackingNumber {
        let session = try await city.beginChat()
        let number = try await number(city.send(.chat(session, "A lamp is out \(session)"), on: SmallCity.chat), city)
        let code = TranscriptCode(
            id: city.ids.next(), session: session, address: address, hash: [1, 2, 3], at: city.clock.now())
        let mail = OutboundMessage(
            id: city.ids.next(), kind: .transcriptCode, channel: SmallCity.mail, recipient: address, subject: "x",
            text: "123", language: .english, request: nil, conversation: nil, cause: code.id, createdAt: code.at,
            dueAt: code.at)
        #expect(try await city.store.transcripts.ask(code, mail: mail))
        var letter = mail
        letter.id = city.ids.next()
        letter.kind = .transcript
        let outcome = try await city.store.transcripts.prove(
            isProven ? [1, 2, 3] : [9], of: session, at: city.clock.now()
        ) { [letter] _, _ in letter }
        #expect(outcome == (isProven ? .sent : .wrong))
        return number
    }

    private func story(_ number: TrackingNumber, _ city: SmallCity) async throws -> ResidentStory {
        try #require(try await city.store.residents.resident(of: number))
    }

    @Test(
        "a code that came back leads to verified mail and back; joined by one key, and taken back whole",
        arguments: StoreEngine.allCases)
    func proven(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mailed = try await number(city.send(.mail(ann, "The lamp is out")), city)
        let chatted = try await chat(city, ann, isProven: true)
        let again = try await chat(city, ann, isProven: true)
        let before = try await city.rows("SELECT address, resident FROM identity ORDER BY kind, address", columns: 2)
        let (mailer, visitor) = (try await story(mailed, city), try await story(chatted, city))
        let other = try await story(again, city)
        #expect(Set(mailer.possiblySame.map(\.resident)) == [visitor.id, other.id])
        #expect(Set(visitor.possiblySame.map(\.resident)) == [mailer.id, other.id])
        #expect(visitor.possiblySame.allSatisfy { $0.score == 0.97 && $0.reason.contains("by a code in a chat") })
        #expect(try await city.store.residents.merge(visitor.id, into: mailer.id, by: maria))
        let joined = try await story(chatted, city)
        #expect(
            joined.id == mailer.id && joined.requests.count == 2 && joined.possiblySame.map(\.resident) == [other.id])
        #expect(try await city.store.residents.unmerge(visitor.id, by: maria))
        #expect(
            try await city.rows("SELECT address, resident FROM identity ORDER BY kind, address", columns: 2) == before)
        #expect(try await story(chatted, city).id == visitor.id)
        #expect(try await city.agrees())
    }

    @Test("not by a wrong code, by mail that nothing verifies, or by a name", arguments: StoreEngine.allCases)
    func unproven(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var forged = PlainMessage.mail(ann, "The lamp is out", isVerified: false)
        forged.name = "Ann Lee"
        let mailed = try await number(city.send(forged), city)
        let chatted = try await chat(city, ann, isProven: true)
        #expect(try await story(mailed, city).possiblySame.isEmpty)
        #expect(try await story(chatted, city).possiblySame.isEmpty)
        let bob = "bob@example.org"
        let own = try await number(city.send(.mail(bob, "A hole")), city)
        let guessing = try await chat(city, bob, isProven: false)
        #expect(try await story(own, city).possiblySame.isEmpty)
        #expect(try await story(guessing, city).possiblySame.isEmpty)
        var namesake = PlainMessage.mail("other@example.org", "A tree")
        namesake.name = "Ann Lee"
        #expect(try await story(number(city.send(namesake), city), city).possiblySame.isEmpty)
    }
}
