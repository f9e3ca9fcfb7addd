import Glibc

/// CPU time of the calling thread: what a piece of work costs, whoever else is on the machine.
enum ThreadClock {
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
