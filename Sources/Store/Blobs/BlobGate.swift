import Glibc
import Intake
import Synchronization

/// Lets in one at a time, of all threads and of all processes on the data folder: between a sweep's look at a blob's age and its
/// removal, nobody may come to rely on that blob.
final class BlobGate: Sendable {
    private let descriptor: CInt
    private let turn = Mutex(())

    init(root: String) throws(StoreFailure) {
        descriptor = unsafe open(root + "/gate.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening the blobs' lock") }
    }

    deinit { close(descriptor) }

    /// Runs `body`, which must be short.
    func hold<T: Sendable>(_ body: () -> T) throws(StoreFailure) -> T {
        let result: Result<T, StoreFailure> = turn.withLock { _ in
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { return .failure(FileFailure.make(errno, "taking the blobs' lock")) }
            }
            defer { flock(descriptor, LOCK_UN) }
            return .success(body())
        }
        return try result.get()
    }
}
