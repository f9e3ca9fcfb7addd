import Foundation
import Intake
import Store
import Synchronization
import TestKit
import Testing

/// A place of blobs that answers late, or not at all, holds up what is in it, and nothing else.
@Suite("Filing beside blobs that cannot be read now")
struct BytesAwayTests {
    /// Keeps blobs in memory, and gives them as a test says.
    private final class GatedBlobs: Blobs {
        enum Gate: Sendable {
            case open
            /// Whoever reads waits.
            case shut
            case failing
        }

        private let kept = Mutex<[BlobID: [UInt8]]>([:])
        private let state: Mutex<Gate>
        private let bell = Doorbell()

        init(_ gate: Gate) { state = Mutex(gate) }

        func set(_ gate: Gate) {
            state.withLock { $0 = gate }
            bell.ring()
        }

        func keep(_ contents: [[UInt8]]) async throws(StoreFailure) -> [BlobID] {
            let ids = contents.map { BlobID(of: $0) }
            kept.withLock { $0.merge(zip(ids, contents)) { first, _ in first } }
            return ids
        }

        func read(_ id: BlobID) async throws(StoreFailure) -> [UInt8] {
            while true {
                let rings = bell.rings
                switch state.withLock({ $0 }) {
                case .open: return kept.withLock { $0[id] } ?? []
                case .failing: throw StoreFailure(.unavailable, "away")
                case .shut: await bell.wait(after: rings)
                }
            }
        }
    }

    private let folder: TemporaryFolder
    private let database: any SQLDatabase
    private let blobs: GatedBlobs
    private let store: IntakeStore
    private let news = Collected<String>()

    init() async throws {
        folder = try TemporaryFolder()
        database = try await StoreEngine.sqlite.open(folder)
        let clock = FakeWallClock()
        try await Schema.intake.migrate(database, at: clock.now())
        let blobs = GatedBlobs(.shut)
        self.blobs = blobs
        store = IntakeStore(
            database: database, blobs: blobs, ids: RowIDSource(clock: clock), clock: clock,
            calendar: CityCalendar(timeZone: .gmt),
            report: { [news] in
                if case .bytesAway(let failure) = $0 { news.add(failure.detail) }
            })
    }

    private func keep(_ source: String, lane: String, bytes: Int) async throws {
        _ = try await store.keeper.keep(
            Received(
                channel: SmallCity.mail, sourceID: try #require(SourceID(source)), lane: lane, format: .mail,
                arrivedAt: Moment(milliseconds: 1), bytes: Array(repeating: UInt8(ascii: "x"), count: bytes)))
    }

    private func backlog(_ limit: Int = 512) async throws -> [String] {
        try await store.filer.backlog(excluding: [], limit: limit).map(\.received.sourceID.value)
    }

    @Test("others are filed; its own lane waits, and comes in its order; also where it fills what is looked at")
    func lanes() async throws {
        try await keep("ann 1", lane: "ann", bytes: 100_000)
        try await keep("ann 2", lane: "ann", bytes: 10)
        try await keep("bob 1", lane: "bob", bytes: 10)
        try await keep("cem 1", lane: "cem", bytes: 100_001)
        #expect(try await backlog() == ["bob 1"])
        #expect(try await backlog(2) == ["bob 1"])
        blobs.set(.failing)
        try await eventually { try await backlog() == ["bob 1"] && news.all.contains("away") }
        blobs.set(.open)
        try await eventually { try await backlog() == ["ann 1", "ann 2", "bob 1", "cem 1"] }
        await database.close()
    }

    @Test("what is large is told by its name, without its bytes")
    func names() async throws {
        for number in 0..<5 { try await keep("\(number)", lane: "\(number)", bytes: 70_000 + number) }
        let horizon = RowID(rawValue: .max)
        let first = try await store.filer.unfiled(after: nil, upTo: horizon, limit: 3)
        let rest = try await store.filer.unfiled(after: first.last?.id, upTo: horizon, limit: 3)
        #expect(first.count == 3 && rest.count == 2)
        #expect(rest.allSatisfy { $0.channel == SmallCity.mail })
        #expect(try await store.filer.unfiled(after: nil, upTo: first[0].id, limit: 3).map(\.id) == [first[0].id])
        await database.close()
    }
}
