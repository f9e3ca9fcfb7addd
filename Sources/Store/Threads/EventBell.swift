import CPostgres
import Glibc
import Intake

/// Wakes a thread of ours that waits for a descriptor, too (`eventfd(2)`).
@safe final class EventBell: Sendable {
    private let file = eventfd(0, CInt(EFD_NONBLOCK | EFD_CLOEXEC))

    deinit { close(file) }

    /// Wakes the one that waits, or the next one that will.
    func ring() {
        var one: UInt64 = 1
        _ = unsafe write(file, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits until it is rung, one of `events` has come at `descriptor`, or so much time has passed.
    ///
    /// - Parameter events: as poll(2) has them.
    /// - Returns: what has come at `descriptor`.
    @discardableResult
    func wait(descriptor: Int32?, events: Int32 = POLLIN, for time: Duration) -> Int32 {
        // poll(2) passes over a negative one.
        var waited = (
            pollfd(fd: file, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor ?? -1, events: Int16(events), revents: 0)
        )
        _ = unsafe withUnsafeMutablePointer(to: &waited) { pair in
            unsafe pair.withMemoryRebound(to: pollfd.self, capacity: 2) {
                unsafe poll($0, 2, Int32(clamping: time.milliseconds))
            }
        }
        if waited.0.revents != 0 {
            var count: UInt64 = 0
            _ = unsafe read(file, &count, MemoryLayout<UInt64>.size)
        }
        return Int32(waited.1.revents)
    }
}
