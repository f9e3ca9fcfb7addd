package import Intake

/// How long to wait between attempts on one name: a few mistakes are free, then it takes longer each time, up to a cap, so that guessing is
/// hopeless and nobody is locked out for long by somebody else's guesses.
package struct SignInThrottle: Hashable, Sendable {
    /// Attempts before the first wait.
    package var free: Int
    /// The first wait; each further one is twice as long.
    package var first: Duration
    package var longest: Duration
    /// After so long without an attempt all are forgotten.
    package var memory: Duration

    package init(
        free: Int = 5, first: Duration = .seconds(2), longest: Duration = .seconds(300),
        memory: Duration = .seconds(24 * 3600)
    ) {
        self.free = free
        self.first = first
        self.longest = longest
        self.memory = memory
    }

    /// What is known of a name's failed attempts.
    package struct Count: Hashable, Sendable {
        package var failures: Int
        /// When the next attempt is heard.
        package var notBefore: Moment
        package var lastAt: Moment

        package init(failures: Int, notBefore: Moment, lastAt: Moment) {
            self.failures = failures
            self.notBefore = notBefore
            self.lastAt = lastAt
        }
    }

    /// Whether an attempt is heard, and the count with it as a failure; a success takes the count away.
    ///
    /// It is counted before the password is checked: many attempts at once must not all see the count from before.
    package func attempt(_ count: Count?, at now: Moment) -> Verdict {
        var failures = 0
        if let count, now.since(count.lastAt) < memory {
            // A clock that was set back must not lock anybody out for longer than the cap.
            if now < count.notBefore, count.notBefore.since(now) <= longest {
                return .wait(count.notBefore.since(now))
            }
            failures = count.failures
        }
        failures = min(failures + 1, 1_000)
        let doublings = failures - free
        let wait =
            doublings <= 0 ? Duration.zero : doublings > 30 ? longest : min(longest, first * (1 << (doublings - 1)))
        return .heard(Count(failures: failures, notBefore: now + wait, lastAt: now))
    }

    package enum Verdict: Hashable, Sendable {
        case heard(Count)
        case wait(Duration)
    }
}
