import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Logged contacts: counted once, filed as everything else")
struct ContactDeskTests {
    private static let phone = ChannelName(kind: .phone, id: "phone")

    private func contact(
        _ text: String, kind: ContactKind = .service, joins: RowID? = nil, caller: String? = nil
    ) -> LoggedContact {
        LoggedContact(
            kind: kind, text: text, name: "Ann", caller: caller.map { Identity(kind: .phone, address: $0) },
            language: .english, joins: joins, enteredBy: "maria")
    }

    /// Logs, while filing runs beside it.
    private func log(
        _ contact: LoggedContact, form: String, in city: SmallCity
    ) async throws -> LoggedOutcome {
        let source = try #require(SourceID(form))
        async let outcome = city.store.contacts.log(
            contact, form: source, on: Self.phone, at: city.clock.now(), by: .person(AccountID(rawValue: 1)))
        try await eventually {
            try await city.file()
            return try await city.column("SELECT state FROM received WHERE source_id = '\(form)'") == ["filed"]
        }
        return try await outcome
    }

    @Test("a call opens a request; the same form again counts nothing", arguments: StoreEngine.allCases)
    func once(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        guard
            case .filed(let number) = try await log(
                contact("The lamp is out", caller: "+16175550101"), form: "a", in: city)
        else {
            Issue.record("not filed")
            return
        }
        #expect(try await log(contact("The lamp is out"), form: "a", in: city) == .filed(number))
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.column("SELECT channel_kind FROM contact") == ["phone"])
        #expect(try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 1, "redelivered": 1])
        #expect(try await city.agrees())
        #expect(try await city.count("outbox") == 0)
        let trail = try await city.rows("SELECT action, author FROM audit", columns: 2)
        #expect(trail == [["contact.logged", "1"]])
        #expect(try await city.column("SELECT entered_by FROM message") == ["maria"])
    }

    @Test("information and feedback count without a case", arguments: StoreEngine.allCases)
    func counted(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        #expect(try await log(contact("When is trash day?", kind: .information), form: "a", in: city) == .counted)
        #expect(try await log(contact("Thank you", kind: .feedback), form: "b", in: city) == .counted)
        #expect(try await city.count("service_request") == 0)
        #expect(try await city.column("SELECT kind FROM contact ORDER BY id") == ["information", "feedback"])
        #expect(try await city.ledger() == ["contact": 2, "message_in": 2])
        #expect(try await city.agrees())
    }

    @Test("a call about what is there joins it, and opens it again", arguments: StoreEngine.allCases)
    func joins(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mail = try await city.send(.mail("ann@example.org", "The lamp is out"))
        let request = try #require(try await city.request(of: mail))
        try await city.run("UPDATE service_request SET status = 'resolved'")
        let outcome = try await log(contact("Still dark", joins: request), form: "a", in: city)
        #expect(outcome == .filed(try #require(TrackingNumber(try await city.trackingNumber(of: mail)))))
        #expect(try await city.column("SELECT status FROM service_request") == ["triage"])
        #expect(try await city.ledger()["contact"] == 2)
        #expect(try await city.agrees())
        // The answer goes by mail still, since nobody can write to a call.
        let number = try #require(TrackingNumber(try await city.trackingNumber(of: mail)))
        #expect(try await city.store.answers.facts(on: number)?.latest?.channel == SmallCity.mail)
    }

    @Test("what sounds like an emergency is marked, and no text is sent to who called", arguments: StoreEngine.allCases)
    func emergency(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        _ = try await log(contact("There is a gas leak", caller: "+16175550101"), form: "a", in: city)
        #expect(try await city.column("SELECT kind FROM event ORDER BY kind") == ["emergency", "opened"])
        #expect(try await city.count("outbox") == 0)
    }
}
