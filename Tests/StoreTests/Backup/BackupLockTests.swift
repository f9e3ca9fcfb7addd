import Foundation
import Glibc
import Intake
import Synchronization
import TestKit
import Testing

@testable import Store

@Suite("The lock of a folder of backups")
struct BackupLockTests {
    @Test("who finds it taken closes its own file once: no file that others have opened meanwhile")
    func closedOnce() async throws {
        let folder = try TemporaryFolder()
        let held = try #require(try BackupLock(folder: folder.path))
        let isOver = Atomic(false)
        async let closed = BlockingWork.run {
            // Files of somebody else's, opened and closed all the time, so that the lowest number is always about to be given away.
            var closed = 0
            while !isOver.load(ordering: .relaxed) {
                let files = (0..<4).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
                for _ in 0..<20 { sched_yield() }
                for file in files where close(file) != 0 { closed += 1 }
            }
            return closed
        }
        let busy = try await BlockingWork.run {
            defer { isOver.store(true, ordering: .relaxed) }
            var busy = 0
            for _ in 0..<20_000 where try BackupLock(folder: folder.path) == nil { busy += 1 }
            return busy
        }
        #expect(busy == 20_000)
        #expect(try await closed == 0)
        withExtendedLifetime(held) {}
    }
}
