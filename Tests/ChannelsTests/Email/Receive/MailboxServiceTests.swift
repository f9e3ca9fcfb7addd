import AsyncHTTPClient
import Intake
import Logging
import Mail
import Synchronization
import TestKit
import Testing

@testable import Channels

@Suite("A mailbox is read for ever, and nothing is touched there before it is kept here")
struct MailboxServiceTests {
    /// A mailbox being read.
    struct Reading: Sendable {
        let mailbox: ScriptedMailbox
        let store: MemoryMailboxes
        let board: HealthBoard
        let pauses: PauseRecorder
        let server: ScriptedServer

        /// Waits until the service listens for news.
        func idling() async throws { try await eventually { mailbox.commands.last == "IDLE" } }

        func settled(_ sources: [String]) async throws {
            try await eventually { store.sources.sorted() == sources.sorted() }
            try await idling()
        }

        var health: ChannelHealth.State? { board.all.first?.state }
        func count(_ verb: String) -> Int { mailbox.commands.filter { $0.contains(verb) }.count }
    }

    static func mail(_ number: UInt32) -> String {
        "From: r\(number)@home.example\r\nMessage-ID: <\(number)@home.example>\r\n\r\nPothole \(number)\r\n"
    }

    static func mails(_ uids: ClosedRange<UInt32>) -> [UInt32: String] {
        Dictionary(uniqueKeysWithValues: uids.map { ($0, mail($0)) })
    }

    /// Runs the service on a mailbox while `body` works.
    ///
    /// - Parameter source: the login's; a password unless given.
    static func read(
        _ state: ScriptedMailbox.State, store: MemoryMailboxes = MemoryMailboxes(), passing pauses: Int = .max,
        source: CredentialSource? = nil, now: Int64 = 1_800_000_000_000,
        watch: @escaping @Sendable (String) -> Void = { _ in },
        adjust: @Sendable (inout EmailChannelSettings) -> Void = { _ in }, _ body: (Reading) async throws -> Void
    ) async throws {
        let mailbox = ScriptedMailbox(state, watch: watch)
        let server = try ScriptedServer { peer in try mailbox.play(peer) }
        defer { server.stop() }
        let settings = SampleEmail.settings(imapPort: server.port, adjust: adjust)
        let client = HTTPClient.forProviders()
        let board = HealthBoard(clock: FakeWallClock())
        let recorder = PauseRecorder(passing: pauses)
        let credentials = MailCredentials(
            source: source ?? settings.imapCredential, client: client, clock: FakeWallClock())
        let service = MailboxService(
            settings: settings, mailboxes: store, credentials: credentials, board: board,
            clock: FakeWallClock(Moment(milliseconds: now)), pauseClock: recorder,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let reading = Reading(mailbox: mailbox, store: store, board: board, pauses: recorder, server: server)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await service.run() }
                try await body(reading)
                group.cancelAll()
                try await group.waitForAll()
            }
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    @Test(
        "what lies there is kept, then flagged; what comes while idling comes at once, though polling is an hour away")
    func idle() async throws {
        let store = MemoryMailboxes()
        let early = Mutex<[String]>([])
        let watch: @Sendable (String) -> Void = { command in
            if command.contains("STORE"), store.kept.isEmpty { early.withLock { $0.append(command) } }
        }
        try await Self.read(.init(mails: Self.mails(1...3)), store: store, watch: watch) { reading in
            try await reading.settled(["7/1", "7/2", "7/3"])
            #expect(
                reading.mailbox.commands.filter { $0.contains("STORE") } == ["UID STORE 1:3 +FLAGS.SILENT ($Intake)"])
            #expect(reading.count("BODY.PEEK[]") > 0)
            #expect(reading.count("BODY[]") == 0)
            reading.mailbox.change { $0.mails[9] = Self.mail(9) }
            try await reading.settled(["7/1", "7/2", "7/3", "7/9"])
            #expect(reading.health == .working)
            #expect(reading.pauses.pauses.isEmpty)
        }
        #expect(early.withLock { $0 } == [])
        #expect(store.progress.flatMap(\.seen).sorted() == [1, 2, 3, 9])
        #expect(store.progress.last?.cursor == MailboxCursor(uidValidity: 7, lastUID: 9, flaggedUID: 3))
    }

    @Test("a store without room: nothing is flagged, the channel says so, and it goes on when there is room")
    func full() async throws {
        let store = MemoryMailboxes()
        store.fail([StoreFailure(.full, "no room"), StoreFailure(.full, "no room")])
        let states = Mutex<Set<String>>([])
        try await Self.read(.init(mails: Self.mails(1...2)), store: store) { reading in
            try await eventually {
                for health in reading.board.all { states.withLock { _ = $0.insert(health.state.rawValue) } }
                return store.sources.count == 2
            }
            try await reading.idling()
            #expect(reading.count("STORE") == 1)
            #expect(reading.pauses.pauses.count == 2)
        }
        #expect(states.withLock { $0.contains("not_keeping") })
    }

    @Test("what an earlier run kept and did not come to flag is flagged now; nothing is fetched twice")
    func leftBehind() async throws {
        let store = MemoryMailboxes()
        store.set(MailboxCursor(uidValidity: 7, lastUID: 3, flaggedUID: 1), of: "email-311/INBOX")
        try await Self.read(.init(mails: Self.mails(1...4)), store: store) { reading in
            try await reading.settled(["7/4"])
            #expect(
                reading.mailbox.commands.filter { $0.contains("STORE") } == [
                    "UID STORE 2:3 +FLAGS.SILENT ($Intake)", "UID STORE 4 +FLAGS.SILENT ($Intake)",
                ])
        }
    }

    @Test("another UIDVALIDITY: read from the start, under the new number")
    func renumbered() async throws {
        let store = MemoryMailboxes()
        store.set(MailboxCursor(uidValidity: 6, lastUID: 90, flaggedUID: 90), of: "email-311/INBOX")
        try await Self.read(.init(mails: Self.mails(1...2)), store: store) { reading in
            try await reading.settled(["7/1", "7/2"])
            #expect(store.progress.last?.cursor.uidValidity == 7)
        }
    }

    @Test(
        "a server that keeps no keywords of ours is asked for none, and nothing else changes",
        arguments: [#"\Seen \Deleted"#, #"\Seen \Answered"#, ""])
    func noKeywords(_ flags: String) async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...2))
        state.permanentFlags = flags
        try await Self.read(state) { reading in
            try await reading.settled(["7/1", "7/2"])
            #expect(reading.count("STORE") == 0)
            reading.mailbox.change { $0.mails[3] = Self.mail(3) }
            try await reading.settled(["7/1", "7/2", "7/3"])
        }
    }

    @Test("moving, and touching nothing", arguments: [EmailChannelSettings.AfterKeeping.move(to: "Done"), .leave])
    func afterKeeping(_ what: EmailChannelSettings.AfterKeeping) async throws {
        try await Self.read(.init(mails: Self.mails(1...2)), adjust: { $0.afterKeeping = what }) { reading in
            try await reading.settled(["7/1", "7/2"])
            let moves = reading.mailbox.commands.filter { $0.contains("MOVE") || $0.contains("STORE") }
            #expect(moves == (what == .leave ? [] : ["UID MOVE 1:2 \"Done\""]))
        }
    }

    @Test("where a server can neither move nor expunge just these mails, they are flagged")
    func cannotMove() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...2))
        state.capabilities = "IMAP4rev1 IDLE"
        try await Self.read(state, adjust: { $0.afterKeeping = .move(to: "Done") }) { reading in
            try await reading.settled(["7/1", "7/2"])
            let marks = reading.mailbox.commands.filter { $0.contains("STORE") || $0.contains("COPY") }
            #expect(marks == ["UID STORE 1:2 +FLAGS.SILENT ($Intake)"])
        }
    }

    @Test("without IDLE it asks every poll interval")
    func polling() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...1))
        state.capabilities = "IMAP4rev1"
        try await Self.read(state, adjust: { $0.pollInterval = .milliseconds(20) }) { reading in
            try await eventually { reading.store.sources == ["7/1"] }
            reading.mailbox.change { $0.mails[2] = Self.mail(2) }
            try await eventually { reading.store.sources == ["7/1", "7/2"] }
            #expect(reading.count("IDLE") == 0)
        }
    }

    @Test("a mail that is gone when its body is asked for is named as vanished")
    func vanished() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...3))
        state.vanishing = [2]
        try await Self.read(state) { reading in
            try await reading.settled(["7/1", "7/3"])
            #expect(reading.store.progress.flatMap(\.seen).sorted() == [1, 2, 3])
            #expect(reading.store.progress.flatMap(\.vanished) == [2])
        }
    }

    @Test("a mail over the limit is kept with its header, for the quarantine")
    func tooLarge() async throws {
        var mails = Self.mails(1...2)
        mails[2] = Self.mail(2) + String(repeating: "x", count: 5_000)
        try await Self.read(.init(mails: mails), adjust: { $0.largestMail = 4_000 }) { reading in
            try await reading.settled(["7/1", "7/2"])
            let large = reading.store.kept.first { $0.sourceID.value.hasSuffix("/2") }
            #expect(large?.envelope[EmailEnvelope.quarantine]?.contains("over the limit") == true)
            #expect(large?.lane == "r2@home.example")
        }
    }

    @Test(
        "arrival is when the server received it, but never in the future",
        arguments: [(1_800_000_000_000, 1_795_262_401_000), (1_795_262_400_000, 1_795_262_400_000)])
    func arrival(_ now: Int64, _ arrivedAt: Int64) async throws {
        try await Self.read(.init(mails: Self.mails(1...1)), now: now) { reading in
            try await reading.settled(["7/1"])
            #expect(reading.store.kept.first?.arrivedAt == Moment(milliseconds: arrivedAt))
        }
    }

    @Test("a mail on which sessions die goes to the quarantine unread, and its neighbours go through")
    func deadly() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...5))
        state.deadly = [3]
        try await Self.read(state) { reading in
            try await reading.settled(["7/1", "7/2", "7/3", "7/4", "7/5"])
            for mail in reading.store.kept {
                #expect((mail.envelope[EmailEnvelope.quarantine] != nil) == mail.sourceID.value.hasSuffix("/3"))
            }
            #expect(reading.pauses.pauses.count == SuspectMails.deaths)
            reading.mailbox.change { $0.mails[6] = Self.mail(6) }
            try await eventually { reading.store.sources.contains("7/6") }
        }
    }

    @Test("a server on which every fetch dies blames no mail, however long that lasts")
    func broken() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...2))
        state.isBroken = true
        try await Self.read(state) { reading in
            try await eventually { reading.pauses.pauses.count >= 12 }
            #expect(reading.health == .failing)
            reading.mailbox.change { $0.isBroken = false }
            try await reading.settled(["7/1", "7/2"])
            #expect(reading.store.kept.allSatisfy { $0.envelope[EmailEnvelope.quarantine] == nil })
        }
    }

    @Test("faults of the line are waited out, longer and longer, up to a minute")
    func backoff() async throws {
        var state = ScriptedMailbox.State(mails: Self.mails(1...1))
        state.selects = Array(repeating: "* BYE shutting down", count: 9)
        try await Self.read(state) { reading in
            try await reading.settled(["7/1"])
            let pauses = reading.pauses.pauses
            #expect(pauses.count == 9)
            for (pause, base) in zip(pauses, [1.0, 2, 4, 8, 16, 32, 60, 60, 60]) {
                #expect(pause > .seconds(base * 0.7) && pause < .seconds(base * 1.3))
            }
        }
    }

    @Test(
        "what each refusal means",
        arguments: [
            ("$tag NO [AUTHENTICATIONFAILED] no", ChannelHealth.State.refused),
            ("$tag NO [UNAVAILABLE] later", .failing),
            ("$tag NO [LIMIT] too many", .failing), ("* BYE too many connections", .failing),
            ("$tag NO [AUTHORIZATIONFAILED] no", .refused), ("$tag NO [EXPIRED] no", .refused),
        ])
    func refusals(_ answer: String, _ state: ChannelHealth.State) async throws {
        var mailbox = ScriptedMailbox.State()
        mailbox.logins = Array(repeating: answer, count: 10)
        try await Self.read(mailbox, passing: 0) { reading in
            try await eventually { !reading.pauses.pauses.isEmpty }
            #expect(reading.health == state)
            #expect((reading.pauses.pauses[0] > .seconds(44)) == (state == .refused))
            #expect(reading.server.connections == 1)
        }
    }

    @Test("Exchange's \"authenticated but not connected\" is waited out; a mailbox that is not there alarms")
    func selects() async throws {
        for (answer, state) in [
            ("$tag NO User is authenticated but not connected.", ChannelHealth.State.failing),
            ("$tag NO [NONEXISTENT] no such mailbox", .refused),
        ] {
            var mailbox = ScriptedMailbox.State()
            mailbox.selects = Array(repeating: answer, count: 10)
            try await Self.read(mailbox, passing: 0) { reading in
                try await eventually { !reading.pauses.pauses.isEmpty }
                #expect(reading.health == state)
            }
        }
    }
}
