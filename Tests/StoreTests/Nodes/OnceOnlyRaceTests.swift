import Foundation
import Intake
import Store
import TestKit
import Testing

/// Uniqueness is an index, whichever node comes first (promise 2).
@Suite("Two nodes have the same thing in hand")
struct OnceOnlyRaceTests {
    private let number = "+16175550123"
    private let ann = "ann@example.org"

    @Test("a provider's redelivery to another node is kept once", arguments: StoreEngine.allCases)
    func kept(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let thing = try nodes.first.received(.text(number, "A pothole"), on: SmallCity.sms, source: "SM1")
        let outcomes = try await nodes.both { city, _ in try await city.store.keeper.keep(thing) }
        #expect(outcomes.count { $0.isRedelivery } == 1)
        #expect(Set(outcomes.map(\.id)).count == 1)
        #expect(try await nodes.first.count("received") == 1)
        #expect(try await nodes.first.count("redelivery") == 1)
        #expect(try await nodes.first.ledger() == ["redelivered": 1])
    }

    @Test("two lines of one chat get two numbers", arguments: StoreEngine.allCases)
    func numbered(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let chat = try await nodes.first.beginChat()
        let outcomes = try await nodes.both { city, node in
            let line = try city.received(.chat(chat, "Line \(node)"), on: SmallCity.chat, source: "line \(node)")
            return try await city.store.keeper.keep(line)
        }
        #expect(Set(outcomes.compactMap(\.sequence)) == [1, 2])
    }

    @Test(
        "the same kept things are filed once; whose were filed already fails at nothing",
        arguments: StoreEngine.allCases)
    func filed(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        var report = PlainMessage.text("+16175550100", "")
        report.report = DeliveryReport(subject: .providerID("SM9"), status: .failed, code: "30003")
        let kept = [
            try await city.keep(.text(number, "A pothole"), on: SmallCity.sms),
            try await city.keep(report, on: SmallCity.sms),
            try await city.keep(.mail(ann, "A lamp", id: "m1@example.org")),
        ]
        #expect(try await nodes.areFiled([kept, kept]))
        #expect(try await city.column("SELECT DISTINCT attempts FROM received") == ["0"])
        for (table, count) in [("message", 2), ("service_request", 2), ("outbox", 2), ("redelivery", 0)] {
            #expect(try await city.count(table) == count, "\(table)")
        }
        #expect(try await city.ledger() == ["contact": 2, "opened": 2, "message_in": 2])
        #expect(try await city.agrees())
    }

    @Test("a mail in two mailboxes is filed once, and the copy is a redelivery", arguments: StoreEngine.allCases)
    func copies(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        let city = nodes.first
        let mail = PlainMessage.mail(ann, "A lamp", id: "m1@example.org")
        let kept = [try await city.keep(mail), try await nodes.second.keep(mail, on: SmallCity.otherMail)]
        try await nodes.file(kept.map { [$0] })
        #expect(try await city.count("message") == 1)
        #expect(try await city.count("outbox") == 1)
        #expect(try await city.column("SELECT state FROM received ORDER BY state") == ["filed", "redelivered"])
        #expect(
            try await city.ledger() == ["contact": 1, "opened": 1, "message_in": 1, "redelivered": 1])
        #expect(try await city.agrees())
    }

    @Test("a mailbox that two poll: each mail once, the cursor never back", arguments: StoreEngine.allCases)
    func mailbox(_ engine: StoreEngine) async throws {
        let nodes = try await TwoNodes(engine)
        _ = try await nodes.both { city, node in
            // One has seen one mail more when it was put to sleep.
            let uids = Array(UInt32(1)...UInt32(node == 0 ? 4 : 3))
            let mails = try uids.map { uid in
                try city.received(.mail(ann, "Mail \(uid)"), on: SmallCity.mail, source: "city/7/\(uid)")
            }
            let progress = MailboxProgress(
                mailbox: "city", channel: SmallCity.mail,
                cursor: MailboxCursor(uidValidity: 7, lastUID: uids.last ?? 0, flaggedUID: 0), seen: uids,
                vanished: [], at: city.clock.now())
            return try await city.store.mailboxes.keep(mails, progress: progress)
        }
        #expect(try await nodes.first.count("received") == 4)
        #expect(try await nodes.first.store.mailboxes.cursor(mailbox: "city")?.lastUID == 4)
        let looks = try await nodes.first.store.mailboxes.reconciliations(mailbox: "city", limit: 5)
        #expect(looks.count == 2)
        #expect(looks.map(\.kept).reduce(0, +) == 4)
        #expect(looks.allSatisfy { $0.seen == $0.kept + $0.redelivered + $0.quarantined + $0.vanished.count })
    }
}
