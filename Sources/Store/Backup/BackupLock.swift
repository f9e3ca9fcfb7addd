import Glibc
import Intake

/// The lock by which one at a time writes backups into a folder, or takes them out of it. The kernel drops it with the process.
final class BackupLock: Sendable {
    private let descriptor: CInt

    /// - Returns: nil where another has it.
    init?(folder: String) throws(StoreFailure) {
        descriptor = unsafe open(folder + "/backup.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening the backups' lock") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            // File systems of other machines may know no such locks.
            guard code == EWOULDBLOCK else { throw FileFailure.make(code, "taking the backups' lock") }
            return nil
        }
    }

    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
