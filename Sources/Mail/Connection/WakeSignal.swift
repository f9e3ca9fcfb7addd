import Glibc
import Synchronization

/// Ends a blocking call from any thread: a pipe that stands beside the socket in every poll(2), and what was asked for.
package final class WakeSignal: Sendable {
    private struct State {
        var isWoken = false
        var isCancelled = false
    }

    private let state = Mutex(State())
    let readEnd: Int32
    private let writeEnd: Int32

    /// - Throws: `ConnectionFailure` when the process has no file descriptors left.
    package init() throws(ConnectionFailure) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw ConnectionFailure(.connect, "no file descriptor left for a wake pipe (errno \(errno))")
        }
        readEnd = ends[0]
        writeEnd = ends[1]
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends a waiting IDLE, or the next one at once if none is waiting. Other calls are not disturbed.
    package func wake() {
        state.withLock { $0.isWoken = true }
        ring()
    }

    /// Ends the present call and every later one with `ConnectionFailure.Code.cancelled`.
    package func cancel() {
        state.withLock { $0.isCancelled = true }
        ring()
    }

    package var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Whether `wake()` was called since this was last asked.
    func takeWake() -> Bool {
        state.withLock { state in
            defer { state.isWoken = false }
            return state.isWoken
        }
    }

    /// Empties the pipe. What was asked for stays in the state until it is taken.
    func drain() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while unsafe read(readEnd, &bytes, bytes.count) > 0 {}
    }

    /// A full pipe is as good as one more byte in it, hence the result does not matter.
    private func ring() {
        var byte: UInt8 = 1
        _ = unsafe write(writeEnd, &byte, 1)
    }
}
