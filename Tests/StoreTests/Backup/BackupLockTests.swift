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
        let isOver = StopSign()
        async let first = Self.lostFiles(until: isOver)
        async let second = Self.lostFiles(until: isOver)
        let busy = try await BlockingWork.run {
            defer { isOver.set() }
            var busy = 0
            for _ in 0..<20_000 where try BackupLock(folder: folder.path) == nil { busy += 1 }
            return busy
        }
        #expect(busy == 20_000)
        #expect(try await first + second == 0)
        withExtendedLifetime(held) {}
    }

    /// A flag that threads share.
    private final class StopSign: Sendable {
        private let flag = Atomic(false)
        var isSet: Bool { flag.load(ordering: .relaxed) }
        func set() { flag.store(true, ordering: .relaxed) }
    }

    /// Opens and closes a file all the time, so that a number which was just given back is soon its own.
    ///
    /// - Returns: how often somebody else had closed it.
    private static func lostFiles(until isOver: StopSign) async throws -> Int {
        try await BlockingWork.run {
            var lost = 0
            while !isOver.isSet {
                let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
                if close(file) != 0 { lost += 1 }
            }
            return lost
        }
    }
}
