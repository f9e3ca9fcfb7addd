import NIOCore
import Synchronization
import Testing
import Wire

/// Token buckets, one a key; the time is the test's.
@Suite struct RateLimiterTests {
    final class Time: Sendable {
        private let seconds = Mutex<Double>(1000)
        func pass(_ more: Double) { seconds.withLock { $0 += more } }
        var now: NIODeadline { .uptimeNanoseconds(UInt64(seconds.withLock { $0 } * 1e9)) }
    }

    @Test("a burst, then so many a second, for each key by itself")
    func rates() {
        let time = Time()
        let limiter = RateLimiter<String>(rate: .init(perSecond: 2, burst: 3), now: { time.now })
        for _ in 0..<3 { #expect(limiter.take("a") == .allowed) }
        #expect(limiter.take("a") == .limited(retryAfter: .milliseconds(500)))
        #expect(limiter.take("b") == .allowed)
        time.pass(0.5)
        #expect(limiter.take("a") == .allowed)
        #expect(limiter.take("a") != .allowed)
        time.pass(100)
        for _ in 0..<3 { #expect(limiter.take("a") == .allowed) }
        #expect(limiter.take("a") != .allowed)
    }

    @Test("the table never grows over its bound: full buckets are forgotten, and a flood is limited")
    func bounded() {
        let time = Time()
        let limiter = RateLimiter<Int>(rate: .init(perSecond: 1, burst: 1), capacity: 100, now: { time.now })
        for key in 0..<100 { #expect(limiter.take(key) == .allowed) }
        #expect(limiter.take(1000) != .allowed)
        #expect(limiter.count == 100)
        time.pass(1)
        #expect(limiter.take(1000) == .allowed)
        #expect(limiter.count == 1)
    }

    @Test("a full table is looked through at most once a second, whoever floods it")
    func lookedThroughRarely() {
        let time = Time()
        let limiter = RateLimiter<Int>(rate: .init(perSecond: 10, burst: 1), capacity: 2, now: { time.now })
        for key in 0..<2 { #expect(limiter.take(key) == .allowed) }
        #expect(limiter.take(1000) != .allowed)
        time.pass(0.5)
        #expect(limiter.take(1000) != .allowed)
        time.pass(0.5)
        #expect(limiter.take(1000) == .allowed)
    }
}
