import Glibc
import Intake
import Synchronization

/// Keeps sweeps and backups of the same blobs apart, also of several processes: a sweep has the lock alone, backups share it. The kernel
/// drops it with the process.
final class SweepHold: Sendable {
    private static let pause: useconds_t = 50_000

    /// -1 once it is given back.
    private let descriptor: Atomic<CInt>

    /// - Parameters:
    ///   - root: the folder of the blobs.
    ///   - isSweep: it is a sweep that asks.
    /// - Returns: nil where the other has it.
    init?(root: String, isSweep: Bool) throws(StoreFailure) {
        let descriptor = unsafe open(root + "/sweep.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening the sweep's lock") }
        guard flock(descriptor, (isSweep ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK || code == EINTR else { throw FileFailure.make(code, "taking the sweep's lock") }
            return nil
        }
        self.descriptor = Atomic(descriptor)
    }

    deinit { release() }

    /// For a backup: waits until no sweep is under way, mostly not at all. Blocks.
    static func forBackup(root: String, watch: BackupWatch) throws(StoreFailure) -> SweepHold {
        while true {
            if let hold = try SweepHold(root: root, isSweep: false) { return hold }
            try watch.requireGoingOn()
            usleep(pause)
        }
    }

    /// May be called twice.
    func release() {
        let open = descriptor.exchange(-1, ordering: .relaxed)
        guard open >= 0 else { return }
        flock(open, LOCK_UN)
        close(open)
    }
}
