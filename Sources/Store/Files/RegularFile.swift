import Glibc
import Intake

/// Opens files that others may have put there, such as a backup's: no symbolic link leads elsewhere, and no pipe or device keeps us waiting.
enum RegularFile {
    /// What is known of a file without opening it.
    struct Sight {
        var bytes: Int64
        /// It is our user's, and nobody else may write into it.
        var isOursAlone: Bool
    }

    /// Opens one for reading; whoever calls closes it.
    ///
    /// - Throws: `.missing`; `.damaged` where it is something else than a file.
    static func open(_ path: String, _ doing: String) throws(StoreFailure) -> CInt {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileFailure.reading(errno, doing) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw StoreFailure(.damaged, "\(doing) failed: it is no regular file")
        }
        return descriptor
    }

    /// Nil where there is no such file, or it is something else.
    static func look(_ path: String) -> Sight? {
        var facts = stat()
        guard unsafe lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return Sight(
            bytes: Int64(facts.st_size),
            isOursAlone: facts.st_uid == geteuid() && facts.st_mode & (S_IWGRP | S_IWOTH) == 0)
    }
}
