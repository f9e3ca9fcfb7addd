import Foundation
import Intake
import Store
import Synchronization
import TestKit
import Testing

@Suite("Moving blobs")
struct BlobMoveTests {
    private let folder: TemporaryFolder
    private let target: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        target = try TemporaryFolder()
    }

    private func keep(_ number: Int, _ store: IntakeStore) async throws -> BlobID {
        let bytes = Array(repeating: UInt8(truncatingIfNeeded: number), count: 70_000 + number)
        _ = try await store.keeper.keep(
            Received(
                channel: SmallCity.mail, sourceID: try #require(SourceID("\(number)")), lane: "lane", format: .mail,
                arrivedAt: Moment(milliseconds: 1), bytes: bytes))
        return BlobID(of: bytes)
    }

    @Test(
        "every named one is copied, once; what is lost is named, and what nobody names stays",
        arguments: BlobPlaceKind.allCases)
    func moves(_ kind: BlobPlaceKind) async throws {
        let database = try await StoreEngine.sqlite.open(folder)
        let clock = FakeWallClock()
        try await Schema.intake.migrate(database, at: clock.now())
        let source = try BlobFolder(folder: folder.path)
        let store = IntakeStore(
            database: database, blobs: source, ids: RowIDSource(clock: clock), clock: clock,
            calendar: CityCalendar(timeZone: .gmt))
        var named: [BlobID] = []
        for number in 0..<300 { named.append(try await keep(number, store)) }
        let unnamed = try await source.keep([[1, 2, 3]])[0]
        let place = try await kind.open(target)
        // As it is stopped in its middle.
        let stopped = await #expect(throws: StoreFailure.self) {
            let steps = Mutex(0)
            let watch = BlobMoveWatch(
                told: { _ in steps.withLock { $0 += 1 } }, isStopped: { steps.withLock { $0 > 10 } })
            _ = try await BlobMove(from: source, to: place, database: database, watch: watch).run()
        }
        #expect(stopped?.code == .unavailable)
        named.append(try await keep(300, store))
        let moved = try await BlobMove(from: source, to: place, database: database).run()
        #expect(moved.all == 301 && moved.lost.isEmpty && moved.wereThere == 88 && moved.copied == 213)
        for id in named {
            #expect(try await place.read(id).count >= 70_000)
        }
        #expect(try await !place.holds(unnamed))
        // Back, to where nothing is, from where one is lost.
        let tomorrow = SystemWallClock().now() + .seconds(86_400)
        for _ in 0..<2 {
            _ = try await place.sweep(from: nil, before: tomorrow) { [lost = named[7]] in Set($0).subtracting([lost]) }
        }
        let back = try TemporaryFolder()
        let emptied = try BlobFolder(folder: back.path)
        let returned = try await BlobMove(from: place, to: emptied, database: database).run()
        #expect(returned.lost == [named[7]] && returned.copied == 300)
        for blobs in [source, emptied, place] as [any BlobPlace] { await blobs.close() }
        await database.close()
    }
}
