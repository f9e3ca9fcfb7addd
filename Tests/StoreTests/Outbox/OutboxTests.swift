import Intake
import Store
import TestKit
import Testing

@Suite("The outbox sends in order, again, and never for ever")
struct OutboxTests {
    private let ann = "ann@example.org"

    /// A city with so many acknowledgements for Ann in its outbox, and one for Bob.
    private func city(_ engine: StoreEngine, _ count: Int) async throws -> SmallCity {
        let city = try await SmallCity(engine)
        for index in 0..<count { try await city.keep(.mail(ann, "Matter \(index)", id: "a\(index)")) }
        try await city.keep(.mail("bob@example.org", "Matter", id: "b"))
        try await city.file()
        return city
    }

    private func claim(_ city: SmallCity) async throws -> [ClaimedMessage] {
        try await city.store.outbox.claim(channel: SmallCity.mail, limit: 10, now: city.clock.now())
    }

    private func settle(_ city: SmallCity, _ claimed: [ClaimedMessage], _ outcome: DeliveryOutcome) async throws {
        try await city.store.outbox.settle(claimed.map { ($0.message.id, outcome) }, now: city.clock.now())
    }

    @Test("Only the heads of lanes are claimed; the next one after them", arguments: StoreEngine.allCases)
    func lanes(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 2)
        let heads = try await claim(city)
        #expect(heads.map(\.message.recipient) == [ann, "bob@example.org"])
        #expect(try await claim(city).isEmpty)
        #expect(try await city.store.outbox.nextDue(channel: SmallCity.mail) == nil)
        try await settle(city, heads, .sent(providerID: nil))
        let next = try await claim(city)
        #expect(next.map(\.message.recipient) == [ann])
        #expect(next[0].message.id > heads[0].message.id)
    }

    @Test("What waits behind a later head is not due", arguments: StoreEngine.allCases)
    func behind(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 3)
        let now = city.clock.now()
        try await settle(city, try await claim(city), .retry(at: now + .seconds(600), code: "451"))
        #expect(try await city.store.outbox.nextDue(channel: SmallCity.mail) == now + .seconds(600))
        city.clock.advance(by: .seconds(599))
        #expect(try await claim(city).isEmpty)
        city.clock.advance(by: .seconds(1))
        #expect(try await claim(city).map(\.message.attempts) == [1, 1])
    }

    @Test("Retries after 1, 5, 15, 60 minutes and so on; after two days a dead letter", arguments: StoreEngine.allCases)
    func schedule(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        var waits: [Int64] = []
        while let due = try await city.store.outbox.nextDue(channel: SmallCity.mail) {
            waits.append(due.since(city.clock.now()).milliseconds / 60_000)
            city.clock.set(to: due)
            let claimed = try await claim(city)
            try #require(claimed.count == 1)
            try await settle(city, claimed, .retry(at: nil, code: "451"))
        }
        #expect(waits == [0, 1, 5, 15, 60, 120, 240, 480, 960, 960, 960])
        let rows = try await city.rows("SELECT state, code FROM outbox", columns: 2)
        #expect(rows == [["dead", "451"]])
        #expect(try await city.column("SELECT detail FROM event WHERE kind = 'delivery_failed'") == ["451"])
        #expect(try await city.ledger()["message_out"] == nil)
        #expect(try await city.agrees())
    }

    @Test("A refused one is a dead letter at once", arguments: StoreEngine.allCases)
    func refused(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        try await settle(city, try await claim(city), .refused(code: "550"))
        #expect(try await city.column("SELECT state FROM outbox") == ["dead"])
        #expect(try await city.count("event WHERE kind = 'delivery_failed'") == 1)
    }

    @Test("Where the account is at fault, the attempt does not count", arguments: StoreEngine.allCases)
    func paused(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        for _ in 0..<5 {
            let claimed = try await claim(city)
            #expect(claimed.map(\.message.attempts) == [0])
            try await settle(city, claimed, .paused(until: city.clock.now() + .seconds(30), code: "535"))
            #expect(try await claim(city).isEmpty)
            city.clock.advance(by: .seconds(30))
        }
        #expect(try await city.column("SELECT attempts FROM outbox") == ["0"])
    }

    @Test(
        "After a crash rows are unknown until it is settled, and a repeat is counted", arguments: StoreEngine.allCases)
    func recovered(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        let first = try await claim(city)
        #expect(first.map(\.mayHaveGoneOut) == [false])
        #expect(try await city.store.outbox.recover(channel: SmallCity.sms) == 0)
        #expect(try await city.store.outbox.recover(channel: SmallCity.mail) == 1)
        // The former owner's outcome comes too late.
        try await settle(city, first, .sent(providerID: nil))
        #expect(try await city.column("SELECT state FROM outbox") == ["unknown"])
        let second = try await claim(city)
        #expect(second.map(\.mayHaveGoneOut) == [true])
        #expect(second.map(\.message.id) == first.map(\.message.id))
        #expect(second.map(\.message.messageID) == first.map(\.message.messageID))
        // The provider could not be asked: it is still not known.
        try await settle(city, second, .retry(at: city.clock.now(), code: "503"))
        let third = try await claim(city)
        #expect(third.map(\.mayHaveGoneOut) == [true])
        try await settle(city, third, .sent(providerID: "p1"))
        try await settle(city, third, .sent(providerID: "p1"))
        #expect(try await city.rows("SELECT state, repeats FROM outbox", columns: 2) == [["sent", "1"]])
        #expect(try await city.ledger()["message_out"] == 1)
        #expect(try await city.agrees())
    }

    @Test("What was not tried is as it was before it was claimed", arguments: StoreEngine.allCases)
    func notTried(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        let columns = "SELECT state, attempts, may_have_gone_out, repeats, code IS NULL FROM outbox"
        let before = try await city.rows(columns, columns: 4)
        try await settle(city, try await claim(city), .notTried)
        #expect(try await city.rows(columns, columns: 4) == before)
        // What may have gone out before, still may have.
        _ = try await claim(city)
        #expect(try await city.store.outbox.recover(channel: SmallCity.mail) == 1)
        try await settle(city, try await claim(city), .notTried)
        #expect(try await claim(city).map(\.mayHaveGoneOut) == [true])
    }

    @Test("A row that only a newer version can read holds up nobody", arguments: StoreEngine.allCases)
    func newerKind(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        for name in ["ann", "bob"] {
            try await city.send(.mail("\(name)@example.org", "A pothole", id: "\(name)@example.org"))
        }
        try await city.run("UPDATE outbox SET kind = 'singing' WHERE recipient = 'ann@example.org'")
        #expect(try await city.deliver().map(\.recipient) == ["bob@example.org"])
        #expect(try await city.column("SELECT state FROM outbox ORDER BY id") == ["dead", "sent"])
        #expect(try await city.agrees())
    }

    @Test("Every attempt that may have gone out counts, however often the owner died", arguments: StoreEngine.allCases)
    func everyRepeat(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        for _ in 0..<3 {
            _ = try await claim(city)
            #expect(try await city.store.outbox.recover(channel: SmallCity.mail) == 1)
        }
        try await settle(city, try await claim(city), .unknown(code: "lost behind the final dot"))
        city.clock.advance(by: .seconds(3600))
        try await settle(city, try await claim(city), .sent(providerID: nil))
        // Five attempts, of which one had to be.
        #expect(try await city.rows("SELECT state, repeats FROM outbox", columns: 2) == [["sent", "4"]])
    }

    @Test("What had gone out after all is no repeat", arguments: StoreEngine.allCases)
    func reconciled(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 0)
        try await settle(city, try await claim(city), .unknown(code: "timeout"))
        #expect(try await claim(city).isEmpty)
        city.clock.advance(by: .seconds(60))
        let again = try await claim(city)
        #expect(again.map(\.mayHaveGoneOut) == [true])
        try await settle(city, again, .reconciled(providerID: "p1"))
        #expect(
            try await city.rows("SELECT state, repeats, provider_id FROM outbox", columns: 3) == [["sent", "0", "p1"]])
    }

    @Test("A digest that gathers numbers does not hold up its lane", arguments: StoreEngine.allCases)
    func digest(_ engine: StoreEngine) async throws {
        let city = try await city(engine, 6)
        for _ in 0..<5 { try await city.deliver() }
        #expect(try await city.column("SELECT kind FROM outbox WHERE state = 'pending'") == ["digest"])
        let other = PlainMessage.mail(ann, "x", id: "x")
        try await city.send(other)
        try await city.run("UPDATE outbox SET state = 'sending' WHERE kind = 'digest'")
        try await city.run("UPDATE outbox SET created_at = 0 WHERE kind = 'acknowledgement'")
        try await city.send(.mail(ann, "later", id: "later"))
        #expect(try await claim(city).map(\.message.kind) == [.acknowledgement])
    }

    struct Reports: Sendable, CustomTestStringConvertible {
        var statuses: [DeliveryReport.Status]
        var expected: DeliveryReport.Status
        var failures = 0
        var testDescription: String { statuses.map(\.rawValue).joined(separator: ", ") }
    }

    private static let reports = [
        Reports(statuses: [.queued, .sent, .delivered], expected: .delivered),
        Reports(statuses: [.delivered, .sent, .queued], expected: .delivered),
        Reports(statuses: [.sent, .queued], expected: .sent),
        Reports(statuses: [.delayed, .sent], expected: .delayed),
        Reports(statuses: [.failed, .delivered, .failed], expected: .failed, failures: 1),
        Reports(statuses: [.delivered, .failed], expected: .delivered),
    ]

    @Test("Delivery reports come late and out of order", arguments: reports)
    func deliveryReports(_ reports: Reports) async throws {
        let city = try await city(.sqlite, 0)
        let claimed = try await claim(city)
        let row = claimed[0].message.id
        for (index, status) in reports.statuses.enumerated() {
            // The first is here before we have marked the row as sent.
            if index == 1 { try await settle(city, claimed, .sent(providerID: "p1")) }
            var message = PlainMessage.mail("mailer-daemon@example.org", "")
            message.report = DeliveryReport(
                subject: index == 0 ? .outboxRow(row) : .providerID("p1"), status: status, code: "30005")
            try await city.send(message)
        }
        let rows = try await city.rows("SELECT state, delivery, code FROM outbox", columns: 3)
        #expect(rows.first?.prefix(2) == ["sent", reports.expected.rawValue])
        if reports.statuses.first == .failed { #expect(rows.first?.last == "30005") }
        #expect(try await city.count("event WHERE kind = 'delivery_failed'") == reports.failures)
        // News of our own messages are no contact and no message.
        #expect(try await city.count("message") == 1)
        #expect(try await city.agrees())
    }
}
