import Glibc
import Intake
import Synchronization

/// The lock by which one gateway at a time serves a data folder: an advisory lock (flock(2)) on `gateway.lock`. The kernel
/// drops it with the process, however that ends. Commands that only read, or write a little, do not need it.
final class GatewayLock: Sendable {
    /// -1 once it is given back.
    private let descriptor: Atomic<CInt>

    /// - Throws: `.unavailable`, naming the process that has it.
    init(folder: String) throws(StoreFailure) {
        let path = folder + "/gateway.lock"
        // O_CLOEXEC: a child process must not hold the lock after us.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening the gateway's lock") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw StoreFailure(
                .unavailable, "another gateway serves this data folder (process \(holder)); stop it first")
        }
        self.descriptor = Atomic(descriptor)
        Self.name(descriptor)
    }

    deinit { release() }

    /// Gives the lock back, so that another gateway may start. May be called twice.
    func release() {
        let open = descriptor.exchange(-1, ordering: .relaxed)
        guard open >= 0 else { return }
        // A child that is just being started has the descriptor until it becomes another program: closing ours alone would leave the lock to it.
        flock(open, LOCK_UN)
        close(open)
    }

    /// Writes our process id for the message above; the lock itself does not depend on it.
    private static func name(_ descriptor: CInt) {
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    private static func holder(_ descriptor: CInt) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, $0.count, 0) }
        let digits = bytes.prefix(max(0, count)).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }
}
