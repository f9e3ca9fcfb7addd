import Glibc

/// Waiting for a socket and a wake signal at once.
enum Readiness: Equatable {
    case ready
    case woken

    /// Blocks until the socket has one of `events`, or until somebody calls the signal.
    ///
    /// - Parameter socket: -1 to wait for the signal only.
    /// - Throws: `ConnectionFailure` timeout, or cancelled.
    static func wait(
        socket: Int32, events: Int32, signal: WakeSignal, deadline: Deadline
    ) throws(ConnectionFailure) -> Readiness {
        while true {
            if signal.isCancelled { throw ConnectionFailure(.cancelled, "ended by us") }
            var entries = [
                pollfd(fd: signal.readEnd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: socket, events: Int16(truncatingIfNeeded: events), revents: 0),
            ]
            let milliseconds = deadline.millisecondsLeft
            let count = unsafe poll(&entries, 2, milliseconds)
            if count < 0 && errno != EINTR { throw ConnectionFailure(.closed, "poll failed (errno \(errno))") }
            if count == 0 && milliseconds == 0 { throw ConnectionFailure(.timeout, "no answer in time") }
            guard count > 0 else { continue }
            // The socket first: an answer that is already here counts more than a wake, which stays noted.
            if entries[0].revents != 0 { signal.drain() }
            if entries[1].revents != 0 { return .ready }
            if entries[0].revents != 0 && !signal.isCancelled { return .woken }
        }
    }
}
