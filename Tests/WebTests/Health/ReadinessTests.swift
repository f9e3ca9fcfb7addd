import Intake
import Synchronization
import TestKit
import Testing

@testable import Web

/// When we say that traffic may come.
@Suite struct ReadinessTests {
    private static let texts = ChannelName(kind: .sms, id: "sms-311")

    /// A store that is asked only what waits, and whether it can keep.
    private final class FakeStore: Filer, KeepProbe, Sendable {
        let canKeep = Mutex(true)
        let questions = Mutex(0)

        func probe() async throws(StoreFailure) {
            if !canKeep.withLock({ $0 }) { throw StoreFailure(.full, "no room") }
        }

        func waiting() async throws(StoreFailure) -> [ChannelBacklog] {
            questions.withLock { $0 += 1 }
            return []
        }

        func backlog(excluding excluded: Set<RowID>, limit: Int) async throws(StoreFailure) -> [Kept] { [] }
        func unfiled(
            after last: RowID?, upTo horizon: RowID, limit: Int
        ) async throws(StoreFailure) -> [(id: RowID, channel: ChannelName)] { [] }
        func kept(_ id: RowID) async throws(StoreFailure) -> Kept? { nil }
        func file(_ batch: [Prepared], by decider: any Decider) async throws(StoreFailure) -> [FileOutcome] { [] }
    }

    private let clock = FakeWallClock()
    private let store = FakeStore()
    private let board: HealthBoard
    private let readiness: Readiness

    init() {
        board = HealthBoard(clock: clock)
        readiness = Readiness(board: board, filer: store, probe: store, clock: clock)
    }

    @Test("one thing that was not kept does not make us unready for longer than nothing can be kept")
    func once() async {
        board.noteFailure(Self.texts, .receive, .notKeeping, detail: "not kept in time")
        store.canKeep.withLock { $0 = false }
        #expect(await readiness.now().status == .unavailable)
        store.canKeep.withLock { $0 = true }
        // Nothing came on the channel meanwhile.
        #expect(await readiness.now().status == .ready)
        #expect(board.all.map(\.state) == [.working])
        #expect(board.all.map(\.lastSuccess) == [nil])
    }

    @Test("a database that has lost what it acknowledged keeps nothing, though it is read")
    func loss() async {
        let loss = StoreFailure(.unavailable, "run `intake restore --settle`")
        #expect(board.note(loss: loss))
        #expect(!board.note(loss: loss))
        let report = await readiness.now()
        #expect(report.status == .unavailable && report.store.contains("--settle"))
        #expect(!report.withoutDetail.store.contains("--settle"))
        #expect(!board.note(loss: nil))
        #expect(await readiness.now().status == .ready)
    }

    @Test("another fault of a channel is not mended by a store that keeps")
    func otherFault() async {
        board.noteFailure(Self.texts, .deliver, .refused, detail: "http-401")
        #expect(await readiness.now().status == .degraded)
        #expect(board.all.map(\.state) == [.refused])
    }

    @Test("however often the public listener is asked, the store is asked once a second")
    func lately() async {
        for _ in 0..<50 { _ = await readiness.lately() }
        #expect(store.questions.withLock { $0 } == 1)
        clock.advance(by: .seconds(1))
        _ = await readiness.lately()
        #expect(store.questions.withLock { $0 } == 2)
        clock.advance(by: .seconds(-3600))
        _ = await readiness.lately()
        #expect(store.questions.withLock { $0 } == 3)
    }
}
