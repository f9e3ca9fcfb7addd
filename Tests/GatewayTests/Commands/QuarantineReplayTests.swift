import Intake
import Reports
import Store
import Testing

@testable import Gateway

@Suite("Replaying what is in quarantine")
struct QuarantineReplayTests {
    private static let chat = ChannelName(kind: .chat, id: "chat-web")
    private static let mail = ChannelName(kind: .email, id: "email-311")
    private let files: CityFiles

    init() throws { files = try CityFiles() }

    /// Works on a store in which so many things of each of two channels are in quarantine.
    private func withQuarantine<Result>(
        _ count: Int, _ work: (IntakeStore, [RowID]) async throws -> Result
    ) async throws -> Result {
        try await files.withParts { parts in
            for index in 0..<count {
                for channel in [Self.chat, Self.mail] {
                    let source = try #require(SourceID("\(channel.id) \(index)"))
                    let kept = try await parts.store.keeper.keep(
                        Received(
                            channel: channel, sourceID: source, lane: "lane", format: .mail,
                            arrivedAt: parts.clock.now(), bytes: [UInt8(ascii: "x")]))
                    try await parts.store.quarantine.quarantine(kept.id, reason: "a test", at: parts.clock.now())
                }
            }
            return try await work(parts.store, try await waiting(parts.store))
        }
    }

    private func replay(_ store: IntakeStore, _ progress: Progress = Progress("")) -> QuarantineReplay {
        QuarantineReplay(
            desk: store.quarantine, book: store.quarantineBook, clock: SystemWallClock(), progress: progress, batch: 3)
    }

    private func waiting(_ store: IntakeStore) async throws -> [RowID] {
        try await store.quarantineBook.quarantined(replayed: false, limit: 1_000).items.map(\.id).sorted()
    }

    @Test("all of them go, in batches, and are told as they go")
    func all() async throws {
        try await withQuarantine(5) { store, items in
            let progress = Progress("handing back")
            let done = try await replay(store, progress).all(of: nil, limit: nil)
            #expect((done.handedBack, done.outOf) == (10, 10))
            #expect(done.failure == nil)
            #expect(done.summary == "10 of 10 handed back; the gateway files them, or puts them back")
            #expect(progress.line == "handing back: 10 of 10")
            #expect(try await waiting(store).isEmpty)
            #expect(try await store.ledger.audit().agrees)
            #expect(items.count == 10)
        }
    }

    @Test("a limit takes the oldest, also where it is no whole number of batches", arguments: [1, 3, 4, 7])
    func limit(_ limit: Int) async throws {
        try await withQuarantine(4) { store, items in
            let done = try await replay(store).all(of: nil, limit: limit)
            #expect(done.handedBack == limit)
            #expect(done.summary.contains("\(limit) of 8 handed back, \(8 - limit) wait still"))
            #expect(try await waiting(store) == Array(items.dropFirst(limit)))
        }
    }

    @Test("one channel's, and no other's")
    func channel() async throws {
        try await withQuarantine(4) { store, _ in
            #expect(try await replay(store).all(of: Self.mail.id, limit: nil).handedBack == 4)
            let rest = try await store.quarantineBook.quarantined(replayed: false, limit: 10).items
            #expect(rest.map(\.channel) == Array(repeating: Self.chat, count: 4))
        }
    }

    @Test("what comes back while it runs is not taken again")
    func comesBack() async throws {
        try await withQuarantine(3) { store, _ in
            let failing = BoomerangDesk(store: store)
            let done = try await QuarantineReplay(
                desk: failing, book: store.quarantineBook, clock: SystemWallClock(), progress: Progress(""), batch: 2
            ).all(of: nil, limit: nil)
            #expect(done.handedBack == 6)
            #expect(try await waiting(store).count == 6)
        }
    }

    @Test("named ones: those that wait go, the others are named")
    func named() async throws {
        try await withQuarantine(3) { store, items in
            let odd = [RowID(rawValue: 41), RowID(rawValue: 42)]
            let done = try await replay(store).those([odd[0]] + items.prefix(4) + [odd[1]])
            #expect(done.handedBack == 4)
            #expect(done.notThere == odd)
            #expect(done.summary.hasPrefix("4 of 6 handed back;"))
            #expect(done.failure == "nothing waits in quarantine under 41, 42; see `intake quarantine list`")
        }
    }

    @Test("where the store fails in the middle, what is done is said")
    func broken() async throws {
        try await withQuarantine(4) { store, _ in
            let done = try await QuarantineReplay(
                desk: BoomerangDesk(store: store, failsAfter: 1), book: store.quarantineBook, clock: SystemWallClock(),
                progress: Progress(""), batch: 3
            ).all(of: nil, limit: nil)
            #expect(done.summary.hasPrefix("3 of 8 handed back, 5 wait still"))
            #expect(done.failure?.hasSuffix("; run the command again for the rest") == true)
        }
    }

    @Test("the program itself")
    func program() async throws {
        try await withQuarantine(2) { _, _ in }
        let one = try await IntakeProgram.run(
            "quarantine", "replay", "--all", "--channel", "chat-web", "--limit", "1", "-c", files.file)
        #expect(one.output == "1 of 2 handed back, 1 wait still; the gateway files them, or puts them back\n")
        #expect(one.exitCode == 0)
        let rest = try await IntakeProgram.run("quarantine", "replay", "--all", "-c", files.file)
        #expect(rest.output.hasPrefix("3 of 3 handed back;"))
        #expect(try await IntakeProgram.run("ledger", "verify", "-c", files.file).exitCode == 0)
    }
}
