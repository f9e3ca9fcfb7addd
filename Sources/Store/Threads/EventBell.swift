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

    /// Waits until it is rung, something can be read from `descriptor`, or so much time has passed.
    func wait(descriptor: Int32?, for time: Duration) {
        var waited = [pollfd(fd: file, events: Int16(POLLIN), revents: 0)]
        if let descriptor { waited.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        _ = unsafe poll(&waited, nfds_t(waited.count), Int32(clamping: time.milliseconds))
        var count: UInt64 = 0
        _ = unsafe read(file, &count, MemoryLayout<UInt64>.size)
    }
}
