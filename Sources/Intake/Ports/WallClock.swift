import Foundation

/// Where the time comes from. Only the wall clock behind this port asks the system, so that tests can set it.
package protocol WallClock: Sendable {
    func now() -> Moment
}

/// The system's wall clock.
package struct SystemWallClock: WallClock {
    package init() {}

    package func now() -> Moment {
        var time = timespec()
        // CLOCK_REALTIME cannot fail with a valid pointer (clock_gettime(2)).
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
