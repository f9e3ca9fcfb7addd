import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

@Suite("The writer at rest")
struct WriteQueueRestTests {
    /// Commits nothing, and counts.
    private final class CountingCommitter: Committer {
        let commits = Mutex(0)
        let rests = Mutex<[Int]>([])

        func commit(_ jobs: [any WriteJob], isAwaited: @escaping () -> Bool) -> CommitReport {
            commits.withLock { $0 += 1 }
            var report = CommitReport()
            report.taken = jobs.count
            report.failed = jobs.map { ($0, StoreFailure(.refused, "counted only")) }
            return report
        }

        func tidy() {}

        func rest() {
            let done = commits.withLock { $0 }
            rests.withLock { $0.append(done) }
        }
    }

    @Test("It rests once when nothing is to be written for a while, and again after the next writing")
    func rests() async throws {
        var limits = WriteLimits()
        limits.restsAfter = .milliseconds(20)
        let committer = CountingCommitter()
        let queue = WriteQueue(limits: limits, committer: committer)
        try await eventually { committer.rests.withLock { $0 } == [0] }
        await write(queue)
        try await eventually { committer.rests.withLock { $0 } == [0, 1] }
        await write(queue)
        await write(queue)
        try await eventually { committer.rests.withLock { $0.last } == 3 }
        await queue.close()
        // Never twice with nothing between, however long it waited.
        let rests = committer.rests.withLock { $0 }
        #expect(Set(rests).count == rests.count)
    }

    private func write(_ queue: WriteQueue) async {
        await withCheckedContinuation { continuation in
            queue.submit(.keep, bytes: 1) { _ throws(StoreFailure) in
            } settled: { _ in
                continuation.resume()
            }
        }
    }
}
