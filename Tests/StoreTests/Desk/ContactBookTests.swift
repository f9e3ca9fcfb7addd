import Desk
import Intake
import TestKit
import Testing

@testable import Store

@Suite("Contacts without a case are read with what else their resident reached us about")
struct ContactBookTests {
    private static let number = "+16175550142"
    private static let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria")

    private func text(_ words: String, in city: SmallCity) async throws -> TrackingNumber {
        var message = PlainMessage(from: Identity(kind: .phone, address: Self.number), words)
        message.isVerified = true
        let id = try await city.send(message, on: SmallCity.sms)
        return try #require(TrackingNumber(try await city.trackingNumber(of: id)))
    }

    @Test("the words, and the resident's requests and other contacts", arguments: StoreEngine.allCases)
    func story(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let request = try await text("The lamp is out", in: city)
        let first = try await city.call("When is trash day?", from: Self.number, name: "Inés")
        let second = try await city.call("Thank you", from: Self.number, kind: .feedback)
        let nobody = try await city.call("Opening hours?")
        let story = try #require(try await city.store.contactBook.contact(first))
        #expect(story.contact.text == "When is trash day?" && story.contact.name == "Inés")
        #expect(story.contact.kind == .information && story.contact.caller?.address == Self.number)
        #expect(story.requests.map(\.number) == [request] && story.others.map(\.id) == [second])
        #expect(story.others.first?.kind == .feedback)
        let lonely = try #require(try await city.store.contactBook.contact(nobody))
        #expect(lonely.contact.resident == nil && lonely.contact.caller == nil)
        #expect(lonely.requests.isEmpty && lonely.others.isEmpty)
        #expect(try await city.store.residents.resident(of: request)?.contacts.map(\.id) == [second, first])
    }

    @Test("what has a case is none", arguments: StoreEngine.allCases)
    func withCase(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        _ = try await text("The lamp is out", in: city)
        let id = try #require(Int64(try await city.column("SELECT id FROM contact")[0]))
        #expect(try await city.store.contactBook.contact(RowID(rawValue: id)) == nil)
    }

    @Test("they go along when their resident turns out to be another, and come back", arguments: StoreEngine.allCases)
    func merged(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let call = try await city.call("When is trash day?", from: Self.number)
        let caller = try #require(try await city.store.contactBook.contact(call)?.contact.resident)
        let mail = try await city.send(.mail("ann@example.org", "The lamp is out"))
        let request = try #require(TrackingNumber(try await city.trackingNumber(of: mail)))
        let writer = try #require(try await city.store.residents.resident(of: request)).id
        #expect(try await city.store.residents.merge(caller, into: writer, by: Self.maria))
        #expect(try await city.store.residents.resident(of: request)?.contacts.map(\.id) == [call])
        #expect(try await city.store.contactBook.contact(call)?.requests.map(\.number) == [request])
        for table in ["message", "conversation", "contact"] {
            #expect(try await Set(city.column("SELECT resident FROM \(table)")) == ["\(writer)"], "\(table)")
        }
        #expect(try await city.store.residents.unmerge(caller, by: Self.maria))
        #expect(try await city.store.residents.resident(of: request)?.contacts == [])
        #expect(try await city.store.contactBook.contact(call)?.contact.resident == caller)
        for table in ["message", "conversation", "contact"] {
            #expect(try await city.column("SELECT resident FROM \(table)").contains("\(caller)"), "\(table)")
        }
    }
}
