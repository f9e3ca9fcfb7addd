import Intake
import Reports
import Store
import TestKit
import Testing

@Suite("A mailbox is read on from where it stopped")
struct MailboxTests {
    private func progress(
        _ city: SmallCity, _ seen: [UInt32], validity: UInt32 = 5, last: UInt32? = nil, vanished: [UInt32] = []
    ) -> MailboxProgress {
        MailboxProgress(
            mailbox: "INBOX", channel: SmallCity.mail,
            cursor: MailboxCursor(uidValidity: validity, lastUID: last ?? seen.max() ?? 0), seen: seen,
            vanished: vanished, at: city.clock.now())
    }

    private func mails(_ city: SmallCity, _ uids: [UInt32], validity: UInt32 = 5) throws -> [Received] {
        try uids.map {
            let id = SourceID.mail(mailbox: "INBOX", uidValidity: validity, uid: $0)
            return try city.received(.mail("ann@example.org", "\($0)"), on: SmallCity.mail, source: id.value)
        }
    }

    @Test(
        "Seen is kept, redelivered, quarantined and vanished; the cursor goes with it", arguments: StoreEngine.allCases)
    func reconciliation(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mailboxes = city.store.mailboxes
        #expect(try await mailboxes.cursor(mailbox: "INBOX") == nil)
        _ = try await mailboxes.keep(try mails(city, [1, 2]), progress: progress(city, [1, 2]))
        var batch = try mails(city, [2, 3, 4])
        batch[2].envelope["quarantine"] = "too large"
        let outcomes = try await mailboxes.keep(batch, progress: progress(city, [2, 3, 4, 6, 7], vanished: [6, 7]))
        #expect(outcomes.map(\.isRedelivery) == [true, false, false])
        #expect(try await mailboxes.cursor(mailbox: "INBOX") == MailboxCursor(uidValidity: 5, lastUID: 7))
        let rows = try await mailboxes.reconciliations(mailbox: "INBOX", limit: 10)
        let newest = try #require(rows.first)
        #expect(rows.count == 2)
        #expect((newest.firstUID, newest.lastUID) == (2, 7))
        #expect((newest.seen, newest.kept, newest.redelivered, newest.quarantined) == (5, 1, 1, 1))
        #expect(newest.vanished == [6, 7])
        #expect(rows.map(\.agrees) == [true, true])
        // One that nobody accounts for shows.
        _ = try await mailboxes.keep(try mails(city, [8]), progress: progress(city, [8, 9]))
        #expect(try await mailboxes.reconciliations(mailbox: "INBOX", limit: 1).map(\.agrees) == [false])
        #expect(try await mailboxes.reconciliations(mailbox: "other", limit: 1).isEmpty)
        let accounts = try await city.store.mailboxAccounts.accounts(since: city.clock.now() - .seconds(86_400))
        let account = try #require(accounts.first)
        #expect(accounts.count == 1 && account.mailbox == "INBOX" && account.channel == SmallCity.mail.id)
        #expect((account.seen, account.kept, account.redelivered, account.quarantined) == (9, 4, 1, 1))
        #expect(account.vanished == 2 && account.wrongReadings == 1 && !account.agrees)
        city.clock.advance(by: .seconds(86_400))
        let later = try await city.store.mailboxAccounts.accounts(since: city.clock.now())
        #expect(later.map(\.seen) == [0] && later.map(\.agrees) == [true])
    }

    @Test("The cursor never goes back; a new UIDVALIDITY begins anew", arguments: StoreEngine.allCases)
    func cursor(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        let mailboxes = city.store.mailboxes
        _ = try await mailboxes.keep([], progress: progress(city, [], last: 70))
        _ = try await mailboxes.keep([], progress: progress(city, [], last: 60))
        #expect(try await mailboxes.cursor(mailbox: "INBOX")?.lastUID == 70)
        #expect(try await mailboxes.reconciliations(mailbox: "INBOX", limit: 10).isEmpty)
        try await mailboxes.noteFlagged(mailbox: "INBOX", uidValidity: 5, upTo: 65)
        try await mailboxes.noteFlagged(mailbox: "INBOX", uidValidity: 5, upTo: 64)
        try await mailboxes.noteFlagged(mailbox: "INBOX", uidValidity: 4, upTo: 99)
        #expect(try await mailboxes.cursor(mailbox: "INBOX")?.flaggedUID == 65)
        _ = try await mailboxes.keep([], progress: progress(city, [], last: 71))
        #expect(
            try await mailboxes.cursor(mailbox: "INBOX")
                == MailboxCursor(uidValidity: 5, lastUID: 71, flaggedUID: 65))
        _ = try await mailboxes.keep([], progress: progress(city, [], validity: 6, last: 3))
        #expect(try await mailboxes.cursor(mailbox: "INBOX") == MailboxCursor(uidValidity: 6, lastUID: 3))
        // The same numbers under the new UIDVALIDITY are other mails.
        let outcomes = try await mailboxes.keep(
            try mails(city, [1], validity: 5) + mails(city, [1], validity: 6),
            progress: progress(city, [1], validity: 6))
        #expect(outcomes.map(\.isRedelivery) == [false, false])
    }

    @Test("Where a mail cannot be kept, the cursor stands where it stood", arguments: StoreEngine.allCases)
    func allOrNothing(_ engine: StoreEngine) async throws {
        let city = try await SmallCity(engine)
        var batch = try mails(city, [1, 2])
        batch[1].session = RowID(rawValue: 1)
        let (mailboxes, things, step) = (city.store.mailboxes, batch, progress(city, [1, 2]))
        await #expect(throws: StoreFailure.self) { try await mailboxes.keep(things, progress: step) }
        #expect(try await mailboxes.cursor(mailbox: "INBOX") == nil)
        #expect(try await city.count("received") == 0)
    }
}
