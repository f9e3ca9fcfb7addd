import Desk
import Intake
import Testing

@Suite("Waiting between attempts to sign in")
struct SignInThrottleTests {
    private let throttle = SignInThrottle()
    private let start = Moment(milliseconds: 1_772_366_400_000)

    /// Tries again as soon as one may; gives the waits in seconds.
    private func waits(_ attempts: Int) -> [Int64] {
        var (count, now, waits) = (SignInThrottle.Count?.none, start, [Int64]())
        for _ in 0..<attempts {
            guard case .heard(let next) = throttle.attempt(count, at: now) else { return waits + [-1] }
            let wait = next.notBefore.since(now)
            waits.append(wait.milliseconds / 1000)
            (count, now) = (next, now + wait)
        }
        return waits
    }

    @Test("five are free, then it doubles up to five minutes")
    func grows() {
        #expect(waits(16) == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
    }

    @Test("nobody guesses more than a few hundred times a day")
    func hopeless() {
        let aDay = waits(1_000).reduce(into: (sum: Int64(0), count: 0)) { total, wait in
            if total.sum < 24 * 3600 { total = (total.sum + wait, total.count + 1) }
        }
        #expect(aDay.count < 310)
    }

    @Test("an attempt that comes too early is not heard and changes nothing")
    func early() {
        let count = SignInThrottle.Count(failures: 9, notBefore: start + .seconds(32), lastAt: start)
        #expect(throttle.attempt(count, at: start + .seconds(12)) == .wait(.seconds(20)))
    }

    @Test("a day without attempts forgets them, and a clock set back locks nobody out")
    func forgets() {
        let count = SignInThrottle.Count(failures: 99, notBefore: start + .seconds(300), lastAt: start)
        guard case .heard(let later) = throttle.attempt(count, at: start + .seconds(24 * 3600)) else {
            Issue.record("not heard after a day")
            return
        }
        #expect(later.failures == 1)
        guard case .heard = throttle.attempt(count, at: start - .seconds(7 * 24 * 3600)) else {
            Issue.record("not heard after the clock was set back")
            return
        }
    }
}
