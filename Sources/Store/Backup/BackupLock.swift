import Glibc
import Intake

/// The lock by which one at a time writes backups into a folder, or takes them out of it. The kernel drops it with the process.
final class BackupLock: Sendable {
    private let descriptor: CInt

    /// - Returns: nil where another has it.
    init?(folder: String) throws(StoreFailure) {
        // Ours only once it is locked: `deinit` also runs where an initialiser fails that has set everything, and would close it again,
        // when the number may be somebody else's by then.
        let file = unsafe open(folder + "/backup.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw FileFailure.make(errno, "opening the backups' lock") }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(file)
            // File systems of other machines may know no such locks.
            guard code == EWOULDBLOCK else { throw FileFailure.make(code, "taking the backups' lock") }
            return nil
        }
        descriptor = file
    }

    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
