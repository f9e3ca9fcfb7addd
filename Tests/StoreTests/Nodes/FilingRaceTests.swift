import Desk
import Foundation
import Intake
import Store
import TestKit
import Testing

/// Filing is one node's duty at a time, but nothing hangs on that: two that file at once come to what one would have come to.
@Suite("Two nodes file at the same time")
struct FilingRaceTests {
    private let number = "+16175550123"
    private let ann = "ann@example.org"

    @Test("two texts of one sender: one resident, one request, one acknowledgement", arguments: StoreEngine.allCases)
    func sameSender(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let texts = [
            try await city.keep(.text(number, "A pothole"), on: SmallCity.sms),
            try await nodes.second.keep(.text(number, "on Elm"), on: SmallCity.sms),
        ]
        #expect(try await nodes.areFiled(texts.map { [$0] }))
        for table in ["resident", "identity", "service_request", "conversation", "contact", "outbox"] {
            #expect(try await city.count(table) == 1, "\(table)")
        }
        #expect(try await city.request(of: texts[0]) == (try await city.request(of: texts[1])))
        #expect(try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 2])
        #expect(try await city.agrees())
    }

    @Test("eight mails of one sender: five acknowledgements, one digest with the rest", arguments: StoreEngine.allCases)
    func cap(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        var mails: [[RowID]] = [[], []]
        for index in 0..<8 {
            mails[index % 2].append(
                try await city.keep(.mail(ann, "Matter \(index)", id: "m\(index)@example.org")))
        }
        #expect(try await nodes.areFiled(mails))
        #expect(try await city.count("resident") == 1)
        #expect(try await city.count("service_request") == 8)
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement'") == 5)
        let digests = try await city.column("SELECT tracking_numbers FROM outbox WHERE kind = 'digest'")
        #expect(digests.map { $0.split(separator: " ").count } == [3])
        #expect(try await city.agrees())
    }

    @Test(
        "the same words of one resident by mail and by text: one opens, the other joins",
        arguments: StoreEngine.allCases)
    func sameResident(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        try await city.send(.text(number, "Thanks for the new tree"), on: SmallCity.sms)
        try await city.send(.mail(ann, "Where is the library?", id: "m1@example.org"))
        // By staff: both identities are proven, and one resident's.
        let residents = try await city.column("SELECT resident FROM identity ORDER BY kind").compactMap { Int64($0) }
        let merged = try await city.store.residents.merge(
            RowID(rawValue: residents[1]), into: RowID(rawValue: residents[0]),
            by: Changer(agent: AgentID(rawValue: 1), name: "Ann", mayAssignOthers: true))
        #expect(merged)
        // The text opens a request of its own.
        city.clock.advance(by: .seconds(25 * 3600))
        let words = "The lamp at Elm and Main is out"
        let mail = try await city.keep(.mail(ann, words, id: "m2@example.org"))
        let text = try await nodes.second.keep(.text(number, words), on: SmallCity.sms)
        #expect(try await nodes.areFiled([[mail], [text]]))
        #expect(try await city.count("service_request") == 3)
        let request = try #require(try await city.request(of: mail))
        #expect(try await city.request(of: text) == request)
        #expect(try await city.column("SELECT COUNT(*) FROM decision WHERE kind = 'repeated'") == ["1"])
        #expect(try await city.count("outbox WHERE kind = 'acknowledgement' AND request = \(request)") == 1)
        #expect(try await city.ledger()["opened"] == 3)
        #expect(try await city.agrees())
    }

    @Test("look-alikes of one sender in two mailboxes: one opens, the other joins it", arguments: StoreEngine.allCases)
    func lookAlikes(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let first = try await city.keep(.mail(ann, "The lamp is out", id: "m1@example.org"))
        let second = try await nodes.second.keep(
            .mail(ann, "The lamp is OUT", id: "m2@example.org"), on: SmallCity.otherMail)
        #expect(try await nodes.areFiled([[first], [second]]))
        #expect(try await city.count("service_request") == 1)
        #expect(try await city.request(of: first) == (try await city.request(of: second)))
        #expect(try await city.count("message") == 2)
        #expect(try await city.ledger()["contact"] == 2)
        #expect(try await city.agrees())
    }

    @Test("two matters of one sender: two requests, one of them related to the other", arguments: StoreEngine.allCases)
    func related(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let first = try await city.keep(.mail(ann, "The lamp is out", id: "m1@example.org"))
        let second = try await nodes.second.keep(.mail(ann, "A tree fell", id: "m2@example.org"))
        #expect(try await nodes.areFiled([[first], [second]]))
        #expect(try await city.count("service_request") == 2)
        let related = try await city.rows(
            "SELECT request, other FROM decision WHERE kind = 'possibly_related'", columns: 2)
        let requests = Set(try await city.column("SELECT id FROM service_request"))
        #expect(related.map(Set.init) == [requests])
        #expect(try await city.agrees())
    }
}
