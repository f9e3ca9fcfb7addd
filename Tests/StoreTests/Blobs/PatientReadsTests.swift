import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

/// What goes through all blobs does not end with the first that cannot be read for a moment.
@Suite("Reading all blobs with patience")
struct PatientReadsTests {
    private static let away = StoreFailure(.unavailable, "away")
    private static let id = BlobID(of: [1])

    private func failure(_ work: () async throws(StoreFailure) -> Void) async -> StoreFailure? {
        await #expect(throws: StoreFailure.self) { try await work() }
    }

    @Test("what may pass is read again, so often and no oftener")
    func again() async throws {
        let most = PatientReads.Limits().attempts
        let blobs = ScriptedBlobs { (_, attempt) throws(StoreFailure) in
            guard attempt == most else { throw Self.away }
            return [1]
        }
        let reads = PatientReads(blobs: blobs, clock: HastyClock())
        let found = try await reads.whole(Self.id, watch: BackupWatch())
        #expect(found == [1])
        let never = ScriptedBlobs { (_, _) throws(StoreFailure) in throw Self.away }
        let refused = await failure { () async throws(StoreFailure) in
            _ = try await PatientReads(blobs: never, clock: HastyClock()).whole(Self.id, watch: BackupWatch())
        }
        #expect(refused == Self.away)
        #expect(never.attempts == [Self.id: most])
    }

    @Test("what is missing or damaged is told at once", arguments: [StoreFailure.Code.missing, .damaged])
    func lost(_ code: StoreFailure.Code) async throws {
        let blobs = ScriptedBlobs { (_, _) throws(StoreFailure) in throw StoreFailure(code, "") }
        let found = try await PatientReads(blobs: blobs).whole(Self.id, watch: BackupWatch())
        #expect(found == nil)
        #expect(blobs.attempts == [Self.id: 1])
    }

    @Test("the pauses become longer, to a minute; who is told to stop does not wait for their ends")
    func pauses() async throws {
        let clock = CountingClock()
        let blobs = ScriptedBlobs { (_, _) throws(StoreFailure) in throw Self.away }
        _ = await failure { () async throws(StoreFailure) in
            _ = try await PatientReads(blobs: blobs, clock: clock).whole(Self.id, watch: BackupWatch())
        }
        // 1 + 2 + 4 + 8 + 16 + 32 + 60.
        #expect(clock.slept == .seconds(123))
        let short = CountingClock()
        let looks = Mutex(0)
        let watch = BackupWatch(isStopped: {
            looks.withLock {
                $0 += 1
                return $0 > 5
            }
        })
        let stopped = await failure { () async throws(StoreFailure) in
            _ = try await PatientReads(blobs: blobs, clock: short).whole(Self.id, watch: watch)
        }
        #expect(stopped?.detail == "stopped before it was done")
        #expect(short.slept == .seconds(5))
    }

    @Test("several are read at the same time, and no more than may be; the lost are named in their order")
    func together() async throws {
        let gate = FullHouse(BlobLook.together)
        let ids = (0..<100).map { BlobID(of: [$0]) }
        let lost = Set(ids[30..<40])
        let blobs = ScriptedBlobs { (id, _) throws(StoreFailure) in
            await gate.enter()
            defer { gate.leave() }
            if lost.contains(id) { throw StoreFailure(.missing, "") }
            return []
        }
        let told = Mutex([Int]())
        let watch = BackupWatch(told: { step in
            if case .blobs(let done) = step { told.withLock { $0.append(done) } }
        })
        let found = await BlobLook(reads: PatientReads(blobs: blobs), watch: watch).look(at: ids, after: 5)
        #expect(found.failure == nil && told.withLock { $0 } == Array(6...105))
        #expect(found.missing == lost.sorted { $0.hexadecimal < $1.hexadecimal })
        #expect(gate.most == BlobLook.together)
    }

    @Test("what cannot be read ends it, and what was found until then stays; no more is begun")
    func failing() async throws {
        let ids = (0..<100).map { BlobID(of: [$0]) }
        let blobs = ScriptedBlobs { (id, _) throws(StoreFailure) in
            if id == ids[20] { throw StoreFailure(.refused, "no") }
            throw StoreFailure(.missing, "")
        }
        let found = await BlobLook(reads: PatientReads(blobs: blobs), watch: BackupWatch()).look(at: ids, after: 0)
        #expect(found.failure?.code == .refused)
        #expect(found.missing.count >= 20 - BlobLook.together && blobs.attempts.count <= 21 + BlobLook.together)
    }

    /// Adds up what is slept on it, which takes no time.
    private final class CountingClock: Clock, Sendable {
        private let sum = Mutex(Duration.zero)

        var slept: Duration { sum.withLock { $0 } }
        var now: ContinuousClock.Instant { ContinuousClock.now }
        var minimumResolution: Duration { .nanoseconds(1) }

        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
            let left = now.duration(to: deadline)
            // Between the two looks at the time some has gone by.
            sum.withLock { $0 += .milliseconds(Int64((left.milliseconds + 999) / 1_000) * 1_000) }
        }
    }

    /// Lets in as many as it holds, the first of whom wait until it is full.
    private final class FullHouse: Sendable {
        private struct State {
            var inside = 0
            var most = 0
            var hasGivenUp = false
        }

        private let size: Int
        private let state = Mutex(State())
        private let bell = Doorbell()

        init(_ size: Int) { self.size = size }

        var most: Int { state.withLock(\.most) }

        func enter() async {
            state.withLock {
                $0.inside += 1
                $0.most = max($0.most, $0.inside)
            }
            bell.ring()
            while true {
                let rings = bell.rings
                if state.withLock({ $0.most >= size || $0.hasGivenUp }) { return }
                await bell.wait(after: rings, atMost: Patience.usual)
                if bell.rings == rings { state.withLock { $0.hasGivenUp = true } }
            }
        }

        func leave() { state.withLock { $0.inside -= 1 } }
    }
}
