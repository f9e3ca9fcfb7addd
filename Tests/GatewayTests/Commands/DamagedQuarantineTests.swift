import Intake
import Reports
import Store
import Testing

@testable import Gateway

/// A row of the quarantine that cannot be read is named, and the others are shown and handed back all the same.
@Suite("A damaged row in the quarantine")
struct DamagedQuarantineTests {
    private static let chat = ChannelName(kind: .chat, id: "chat-web")
    private let files: CityFiles

    init() throws { files = try CityFiles() }

    /// Works on a store with five things in quarantine, of which the second is `damage`d: what is done to the row with the id $1.
    private func withDamage<Result>(
        _ damage: String, _ work: (GatewayParts, [RowID]) async throws -> Result
    ) async throws -> Result {
        try await files.withParts { parts in
            for index in 0..<5 {
                let source = try #require(SourceID("\(index)"))
                let kept = try await parts.store.keeper.keep(
                    Received(
                        channel: Self.chat, sourceID: source, lane: "lane", format: .mail, arrivedAt: parts.clock.now(),
                        bytes: [UInt8(ascii: "x")]))
                try await parts.store.quarantine.quarantine(kept.id, reason: "a test", at: parts.clock.now())
            }
            let ids = try await parts.store.quarantineBook.quarantined(replayed: false, limit: 10).items.map(\.id)
                .sorted()
            _ = try await parts.database.write(.file) { session throws(StoreFailure) in
                try session.execute(SQLStatement(once: damage), [.id(ids[1])])
            }
            return try await work(parts, ids)
        }
    }

    private static let damages = [
        "UPDATE quarantine SET channel_kind = 'fax' WHERE id = $1",
        "DELETE FROM received WHERE id = (SELECT received FROM quarantine WHERE id = $1)",
    ]

    @Test("it is named, and hides no other", arguments: damages)
    func list(_ damage: String) async throws {
        try await withDamage(damage) { parts, ids in
            let listing = try await parts.store.quarantineBook.quarantined(replayed: false, limit: 10)
            #expect(listing.items.map(\.id) == [ids[4], ids[3], ids[2], ids[0]])
            #expect(listing.damaged == [ids[1]])
            let failure = await #expect(throws: StoreFailure.self) {
                _ = try await parts.store.quarantineBook.quarantined(ids[1])
            }
            #expect(failure?.code == .damaged)
        }
    }

    @Test("a replay passes over it, and it waits still", arguments: damages, [true, false])
    func replay(_ damage: String, all: Bool) async throws {
        try await withDamage(damage) { parts, ids in
            let replay = QuarantineReplay(
                desk: parts.store.quarantine, book: parts.store.quarantineBook, clock: parts.clock,
                progress: Progress(""), batch: 3)
            let done = all ? try await replay.all(of: nil, limit: nil) : try await replay.those(ids)
            #expect((done.handedBack, done.damaged, done.notThere) == (4, [ids[1]], []))
            #expect(done.summary == "4 of 5 handed back, 1 wait still; the gateway files them, or puts them back")
            #expect(done.failure?.hasSuffix(": \(ids[1])") == true)
            let waiting = try await parts.store.quarantineBook.waiting(channel: nil)
            #expect(waiting.newest == ids[1])
            #expect(waiting.count == 1)
        }
    }

    @Test("the program names it on standard error and ends with 1")
    func program() async throws {
        let ids = try await withDamage(Self.damages[0]) { _, ids in ids }
        let list = try await IntakeProgram.run("quarantine", "list", "-c", files.file)
        #expect(list.exitCode == 1)
        // A line of headings, four things, and what is wrong.
        #expect(list.output.split(separator: "\n").count == 6)
        #expect(list.output.contains("damaged: \(ids[1])\n"))
        let replay = try await IntakeProgram.run("quarantine", "replay", "--all", "-c", files.file)
        #expect(replay.exitCode == 1)
        #expect(replay.output.contains("4 of 5 handed back, 1 wait still"))
        #expect(replay.output.contains("damaged: \(ids[1])\n"))
        let rest = try await IntakeProgram.run("quarantine", "list", "-c", files.file)
        #expect(rest.exitCode == 1)
        #expect(!rest.output.contains("is empty"))
    }
}
