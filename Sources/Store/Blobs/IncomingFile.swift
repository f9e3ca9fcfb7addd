import Glibc
import Intake

/// A file on its way: open under a temporary name until it is renamed.
final class IncomingFile {
    private let path: String
    private var descriptor: CInt
    private var isRenamed = false

    /// Writes `bytes`, as yet without a sync.
    init(path: String, bytes: [UInt8]) throws(StoreFailure) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "making a blob") }
        do throws(StoreFailure) {
            try write(bytes)
        } catch {
            discard()
            throw error
        }
    }

    func sync() throws(StoreFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure.make(errno, "syncing a blob") }
    }

    func rename(to target: String) throws(StoreFailure) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw FileFailure.make(errno, "naming a blob") }
        isRenamed = true
    }

    /// Closes it, and removes it where it was not renamed. May be called twice.
    func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        if !isRenamed { _ = unsafe unlink(path) }
    }

    /// Writes more.
    func append(_ bytes: [UInt8]) throws(StoreFailure) { try write(bytes) }

    /// Leaves it where it is: its name is the right one already.
    func stay() { isRenamed = true }

    private func write(_ bytes: [UInt8]) throws(StoreFailure) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { all in
                unsafe Glibc.write(descriptor, all.baseAddress.map { unsafe $0 + written }, all.count - written)
            }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                throw FileFailure.make(count < 0 ? errno : ENOSPC, "writing a blob")
            }
            written += count
        }
    }
}
