import Intake
import Logging
import TestKit
import Testing

@testable import Channels

@Suite("A poll that does not add up alarms until one does")
struct MailboxAuditTests {
    private let board = HealthBoard(clock: FakeWallClock())
    private let lines = LogLines()
    private let settings = SampleEmail.settings(imapPort: 1) { _ in }

    private func audit() -> MailboxAudit {
        MailboxAudit(settings: settings, board: board, log: lines.logger)
    }

    private var state: ChannelHealth.State? { board.all.first?.state }

    @Test("health and log say what and what to do; a poll that saw nothing changes nothing; one that adds up ends it")
    func alarm() {
        let audit = audit()
        audit.count(seen: 3, accounted: 3)
        audit.endPoll()
        #expect(state == .working)
        #expect(lines.all.isEmpty)
        audit.count(seen: 4, accounted: 4)
        audit.count(seen: 2, accounted: 1)
        audit.endPoll()
        #expect(state == .mismatched)
        let detail = board.all.first?.detail ?? ""
        #expect(detail.contains("of 6 mails that the server listed, 5 became something here"), "\(detail)")
        #expect(detail.contains("intake requests list"))
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.hasPrefix("error a poll of the mailbox does not add up") == true)
        audit.endPoll()
        #expect(state == .mismatched)
        // A fault of the network meanwhile, and the way back.
        board.noteFailure(settings.name, .receive, .failing, detail: "no connection")
        audit.endPoll()
        #expect(state == .mismatched)
        #expect(lines.all.count == 1)
        audit.count(seen: 1, accounted: 1)
        audit.endPoll()
        #expect(state == .working)
        #expect(board.all.first?.detail == "")
        #expect(lines.all.last?.hasPrefix("notice the mailbox adds up again") == true)
    }

    @Test("what an earlier run left alarms again after a restart", arguments: [2, 3])
    func restart(kept: Int) {
        let audit = audit()
        audit.begin(
            after: Reconciliation(
                mailbox: "a/INBOX", uidValidity: 1, firstUID: 1, lastUID: 4, seen: 4, kept: kept, redelivered: 1,
                quarantined: 0, vanished: [], at: Moment(milliseconds: 0)))
        audit.endPoll()
        #expect(state == (kept == 3 ? .working : .mismatched))
    }

    @Test("a mail that comes to nothing on its way into the store degrades the channel, which goes on reading")
    func swallowed() async throws {
        let store = MemoryMailboxes()
        store.swallow(true)
        try await MailboxServiceTests.read(.init(mails: MailboxServiceTests.mails(1...3)), store: store) { reading in
            try await eventually { reading.health == .mismatched }
            try await reading.idling()
            store.swallow(false)
            reading.mailbox.change { $0.mails[9] = MailboxServiceTests.mail(9) }
            try await eventually { reading.health == .working }
            #expect(store.sources.contains("7/9"))
        }
    }
}
