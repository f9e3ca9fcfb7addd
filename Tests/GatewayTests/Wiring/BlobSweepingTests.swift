import Foundation
import Intake
import Logging
import Store
import TestKit
import Testing

@testable import Gateway

/// Files that nothing names go; a named one never does.
@Suite("Sweeping the blobs")
struct BlobSweepingTests {
    private let heard = HeardLog { event in
        "\(event.level)" + (event.metadata?["blobs"].map { " \($0)" } ?? "")
    }
    private let files: CityFiles

    init() throws { files = try CityFiles() }

    private func sweeping(_ parts: GatewayParts) -> BlobSweeping {
        BlobSweeping(
            sweeper: BlobSweeper(blobs: parts.blobs, database: parts.database, clock: parts.clock),
            log: heard.logger, clock: HastyClock())
    }

    private func path(_ id: BlobID) -> String {
        files.folder.path("data/blobs/\(id.hexadecimal.prefix(2))/\(id.hexadecimal.dropFirst(2))")
    }

    private func age(_ id: BlobID, days: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)], ofItemAtPath: path(id))
    }

    private func isThere(_ id: BlobID) -> Bool { FileManager.default.fileExists(atPath: path(id)) }

    private func run(_ sql: String, _ parts: GatewayParts) async throws {
        _ = try await parts.database.write(.file) { session throws(StoreFailure) in
            try session.execute(SQLStatement(once: sql))
        }
    }

    /// A mail so large that its bytes stand in a blob, kept as mails are.
    private func keepLargeMail(_ parts: GatewayParts) async throws -> BlobID {
        let bytes = Array("Subject: x\n\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 100_000)
        _ = try await parts.store.keeper.keep(
            Received(
                channel: ChannelName(kind: .email, id: "email-311"), sourceID: try #require(SourceID("1")),
                lane: "lane",
                format: .mail, arrivedAt: parts.clock.now(), bytes: bytes))
        return BlobID(of: bytes)
    }

    @Test("what is old and unnamed goes, once, and is told; what is named, or young, or older than the database stays")
    func sweep() async throws {
        try await files.withParts { parts in
            let tenDaysAgo = (parts.clock.now() - .seconds(10 * 86_400)).milliseconds
            try await run("UPDATE schema_migration SET applied_ms = \(tenDaysAgo)", parts)
            let mail = try await keepLargeMail(parts)
            let picture = BlobID(of: [1])
            try await run(
                """
                INSERT INTO attachment (message, position, name, media_type, size, is_inline, blob, state)
                VALUES (1, 0, 'a', 'image/png', 1, 0, '\(picture)', 'fetched')
                """, parts)
            _ = try await parts.blobs.keep([[1], [2], [3], [4]])
            let (orphan, young, foreign) = (BlobID(of: [2]), BlobID(of: [3]), BlobID(of: [4]))
            for id in [mail, picture, orphan] { try age(id, days: 2) }
            try age(young, days: 0.9)
            try age(foreign, days: 20)
            for _ in 0..<2 { await sweeping(parts).sweep() }
            #expect([mail, picture, young, foreign].allSatisfy(isThere))
            #expect(!isThere(orphan))
            #expect(heard.lines == ["notice 1"])
        }
    }

    /// A bucket in which something is damaged.
    private struct DamagedPlace: BlobPlace {
        let base: any BlobPlace

        func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] { try await base.keep(contents) }
        func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] { try await base.read(id) }
        func holds(_ id: BlobID) async throws(StoreFailure) -> Bool { try await base.holds(id) }
        func removeLeftovers(before limit: Moment) async throws(StoreFailure) -> Int { 0 }
        func probe() async throws(StoreFailure) {}
        func close() async {}

        func sweep(
            from start: Moment?, before limit: Moment,
            named: @Sendable ([BlobID]) async throws(StoreFailure) -> Set<BlobID>
        ) async throws(StoreFailure) -> BlobSweep {
            var sweep = BlobSweep()
            (sweep.removed, sweep.damaged) = (2, 1)
            return sweep
        }
    }

    @Test("what is damaged is told beside what was removed")
    func damaged() async throws {
        try await files.withParts { parts in
            let place = DamagedPlace(base: parts.blobs)
            let sweeper = BlobSweeper(blobs: place, database: parts.database, clock: parts.clock)
            await BlobSweeping(sweeper: sweeper, log: heard.logger, clock: HastyClock()).sweep()
            #expect(heard.lines == ["warning", "notice 2"])
        }
    }

    @Test("beside a database that was just made nothing goes: the blobs may be those of one that was lost")
    func newDatabase() async throws {
        try await files.withParts { parts in
            let ids = try await parts.blobs.keep((0..<20).map { [$0] })
            for id in ids { try age(id, days: 3) }
            await sweeping(parts).sweep()
            #expect(ids.allSatisfy(isThere))
        }
    }

    @Test("a store that does not answer is told, and nothing goes")
    func closed() async throws {
        try await files.withParts { parts in
            let id = try await parts.blobs.keep([[1]])[0]
            try age(id, days: 3)
            await parts.database.close()
            await sweeping(parts).sweep()
            #expect(heard.lines == ["warning"])
            #expect(isThere(id))
        }
    }

    @Test("it goes on for ever, and ends when it is told to")
    func run() async throws {
        try await files.withParts { parts in
            let made = (parts.clock.now() - .seconds(10 * 86_400)).milliseconds
            try await run("UPDATE schema_migration SET applied_ms = \(made)", parts)
            let loop = sweeping(parts)
            let task = Task { await loop.run() }
            for byte in [UInt8(1), 2] {
                let id = try await parts.blobs.keep([[byte]])[0]
                try age(id, days: 2)
                try await eventually { !isThere(id) }
            }
            task.cancel()
            await task.value
        }
    }
}
