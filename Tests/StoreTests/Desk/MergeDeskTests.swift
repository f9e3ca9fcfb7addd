import Desk
import Foundation
import Intake
import Reports
import TestKit
import Testing

@testable import Store

@Suite("Requests and residents put together and apart, and back as they were")
struct MergeDeskTests {
    private let maria = Changer(agent: AgentID(rawValue: 1), name: "Maria Silva")
    private let ann = "ann@example.org"

    /// Where everything hangs: what an undo must restore.
    private func state(_ city: SmallCity) async throws -> [String] {
        var state: [String] = []
        for sql in [
            "SELECT 'm', id, COALESCE(request, 0), is_unconfirmed, COALESCE(resident, 0) FROM message ORDER BY id",
            "SELECT 'c', id, COALESCE(request, 0), COALESCE(resident, 0), 0 FROM conversation ORDER BY id",
            "SELECT 'k', id, COALESCE(request, 0), COALESCE(resident, 0), 0 FROM contact ORDER BY id",
            "SELECT 'o', id, COALESCE(request, 0), 0, 0 FROM outbox ORDER BY id",
            "SELECT 'r', id, status, COALESCE(resident, 0), COALESCE(parent, 0) FROM service_request WHERE status <> 'set_aside' ORDER BY id",
            "SELECT 'i', address, resident, 0, 0 FROM identity ORDER BY kind, address",
        ] {
            state += try await city.rows(sql, columns: 5).map { $0.joined(separator: " ") }
        }
        return state
    }

    private func number(of message: RowID, in city: SmallCity) async throws -> TrackingNumber {
        try #require(TrackingNumber(try await city.trackingNumber(of: message)))
    }

    private func version(_ number: TrackingNumber, in city: SmallCity) async throws -> Int {
        try #require(try await city.store.changes.standing(of: number)).version
    }

    @Test(
        "Merged, all stands on the other and goes on there; taken back, all is as before",
        arguments: StoreEngine.allCases)
    func merge(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        let second = try await number(
            of: city.send(.text("+16175550101", "Dark at Elm Street"), on: SmallCity.sms), in: city)
        let before = try await state(city)
        let ledger = try await city.ledger()
        let desk = city.store.merging
        #expect(try await desk.merge(second, into: second, seen: 0, by: maria) == .refused(.badParent))
        #expect(try await desk.merge(second, into: first, seen: 7, by: maria) == .overtaken(nil))
        #expect(try await desk.merge(second, into: first, seen: 0, by: maria) == .done)
        #expect(try await city.store.requests.request(first)?.messages.count == 2)
        let standing = try #require(try await city.store.changes.standing(of: second))
        #expect(standing.closedAs == .merged && standing.parent == first)
        #expect(try await desk.merge(first, into: second, seen: 0, by: maria) == .refused(.badParent))
        #expect(try await city.agrees())
        #expect(try await desk.unmerge(second, seen: standing.version, by: maria) == .done)
        #expect(try await state(city) == before)
        #expect(try await city.ledger().filter { $0.value != 0 } == ledger)
        #expect(try await city.agrees())
        #expect(try await desk.unmerge(second, seen: standing.version + 1, by: maria) == .refused(.nothing))
        #expect(
            try await city.column("SELECT action FROM audit ORDER BY id") == ["request.merged", "request.unmerged"])
    }

    @Test("What the resident writes next comes to where it was merged", arguments: StoreEngine.allCases)
    func continues(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let first = try await number(of: city.send(.mail(ann, "The lamp is out")), in: city)
        let text = try await city.send(.text("+16175550101", "Dark at Elm Street"), on: SmallCity.sms)
        let second = try await number(of: text, in: city)
        #expect(try await city.store.merging.merge(second, into: first, seen: 0, by: maria) == .done)
        let next = try await city.send(.text("+16175550101", "Still dark"), on: SmallCity.sms)
        #expect(try await number(of: next, in: city) == first)
        // A token of the merged request names the other, too.
        var mail = PlainMessage.mail(ann, "Any news?")
        mail.claims = [
            try #require(
                try await city.column("SELECT id FROM service_request ORDER BY id").last.flatMap { Int64($0) }.map(
                    RowID.init(rawValue:)))
        ]
        let claimed = try await city.send(mail)
        #expect(try await number(of: claimed, in: city) == first)
    }

    @Test(
        "Split off, messages are a request of their own, counted; taken back, they never were",
        arguments: StoreEngine.allCases)
    func split(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let lamp = try await city.send(.text("+16175550101", "The lamp is out"), on: SmallCity.sms)
        let tree = try await city.send(.text("+16175550101", "A tree fell, too"), on: SmallCity.sms)
        let number = try await number(of: lamp, in: city)
        let (before, ledger) = (try await state(city), try await city.ledger())
        let desk = city.store.merging
        #expect(try await desk.split([], off: number, seen: 0, by: maria) == .not(.refused(.empty)))
        #expect(try await desk.split([lamp, tree], off: number, seen: 0, by: maria) == .not(.refused(.empty)))
        guard case .done(let new) = try await desk.split([tree], off: number, seen: 0, by: maria) else {
            Issue.record("not split")
            return
        }
        #expect(try await self.number(of: tree, in: city) == new)
        #expect(try await city.store.requests.request(new)?.summary.title == "A tree fell, too")
        #expect(try await city.ledger()["opened"] == 2)
        #expect(try await city.agrees())
        #expect(try await desk.splitOff(new) == number)
        #expect(try await desk.unsplit(new, seen: version(new, in: city), by: maria) == .done)
        #expect(try await state(city) == before)
        #expect(try await city.ledger() == ledger)
        #expect(try await city.agrees())
        #expect(try await desk.splitOff(new) == nil)
    }

    @Test(
        "What came from another address is accepted or split off, by the first who decides",
        arguments: StoreEngine.allCases)
    func contributions(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let message = try await city.send(.mail(ann, "The lamp is out", id: "m1@example.org"))
        let number = try await number(of: message, in: city)
        var other = PlainMessage.mail("bob@example.net", "It is me, Ann, from work", id: "m2@example.net")
        other.references = ["m1@example.org"]
        let contribution = try await city.send(other)
        #expect(try await city.isUnconfirmed(contribution))
        let before = try await state(city)
        guard case .done(let new) = try await city.store.merging.split([contribution], off: number, seen: 0, by: maria)
        else {
            Issue.record("not split off")
            return
        }
        #expect(try await !city.isUnconfirmed(contribution))
        #expect(try await city.store.merging.unsplit(new, seen: version(new, in: city), by: maria) == .done)
        #expect(try await state(city) == before)
        #expect(try await city.store.merging.accept(contribution, on: number, by: maria) == .done)
        #expect(try await !city.isUnconfirmed(contribution))
        guard case .overtaken = try await city.store.merging.accept(contribution, on: number, by: maria) else {
            Issue.record("accepted twice")
            return
        }
        #expect(try await city.agrees())
    }

    @Test("Two residents become one, and two again", arguments: StoreEngine.allCases)
    func residents(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let number = try await number(of: city.send(.mail(ann, "The lamp is out", id: "m1@example.org")), in: city)
        var other = PlainMessage.mail("bob@example.net", "From work", id: "m2@example.net")
        other.references = ["m1@example.org"]
        try await city.send(other)
        try await city.send(.mail("bob@example.net", "A pothole"))
        let before = try await state(city)
        let desk = city.store.residents
        let story = try #require(try await desk.resident(of: number))
        #expect(
            story.identities.map(\.identity.address) == [ann] && story.identities.allSatisfy { $0.verifiedAt != nil })
        let same = try #require(story.possiblySame.first)
        #expect(same.address == "bob@example.net" && !same.reason.isEmpty && same.score > 0)
        #expect(try await desk.merge(story.id, into: story.id, by: maria) == false)
        #expect(try await desk.merge(same.resident, into: story.id, by: maria))
        let one = try #require(try await desk.resident(of: number))
        #expect(one.identities.count == 2 && one.requests.count == 2 && one.possiblySame.isEmpty)
        #expect(one.merged.map(\.resident) == [same.resident])
        #expect(try await desk.merge(same.resident, into: story.id, by: maria) == false)
        #expect(try await desk.unmerge(same.resident, by: maria))
        #expect(try await state(city) == before)
        #expect(try await desk.unmerge(same.resident, by: maria) == false)
        #expect(
            try await city.column("SELECT action FROM audit ORDER BY id") == ["resident.merged", "resident.unmerged"])
    }
}
