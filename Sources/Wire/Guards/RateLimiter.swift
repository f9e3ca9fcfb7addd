import NIOConcurrencyHelpers
package import NIOCore

/// So many a second for each key: a token bucket each, in a table that never grows over its bound. Keys are the
/// caller's: an address, a session, a phone number; they are kept in memory only.
package final class RateLimiter<Key: Hashable & Sendable>: Sendable {
    /// Whether the caller may, or how long it should wait.
    package enum Verdict: Sendable, Equatable {
        case allowed
        case limited(retryAfter: TimeAmount)
    }

    private struct Table {
        var buckets: [Key: TokenBucket] = [:]
        /// When full buckets were last looked for.
        var lookedThrough: NIODeadline?
    }

    /// A full table is looked through at most this often: a flood of newcomers must not cost a walk over it each.
    private static var walkDistance: TimeAmount { .seconds(1) }

    private let rate: TokenRate
    private let capacity: Int
    private let now: @Sendable () -> NIODeadline
    private let table = NIOLockedValueBox(Table())

    /// - Parameters:
    ///   - rate: for each key.
    ///   - capacity: keys that are remembered. When it is full, those whose bucket is full again are forgotten, looked for
    ///     once a second; if none is, newcomers are limited: a flood of addresses must not buy each a fresh allowance.
    ///   - now: the time; a test's own.
    package init(rate: TokenRate, capacity: Int = 100_000, now: @escaping @Sendable () -> NIODeadline = { .now() }) {
        self.rate = rate
        self.capacity = capacity
        self.now = now
    }

    /// Takes one token of `key`.
    package func take(_ key: Key) -> Verdict {
        let now = now()
        return table.withLockedValue { table in
            guard var bucket = table.buckets[key] ?? newBucket(&table, now: now) else {
                return .limited(retryAfter: .seconds(1))
            }
            let isTaken = bucket.take(rate: rate, now: now)
            table.buckets[key] = bucket
            return isTaken ? .allowed : .limited(retryAfter: bucket.wait(rate: rate))
        }
    }

    /// Gives back the token of something that turned out to cost nothing.
    package func giveBack(_ key: Key) {
        table.withLockedValue { $0.buckets[key]?.giveBack(rate: rate) }
    }

    /// Keys remembered now, for a gauge.
    package var count: Int { table.withLockedValue { $0.buckets.count } }

    private func newBucket(_ table: inout Table, now: NIODeadline) -> TokenBucket? {
        if table.buckets.count >= capacity, table.lookedThrough.map({ now - $0 >= Self.walkDistance }) ?? true {
            table.lookedThrough = now
            table.buckets = table.buckets.filter { !$0.value.isFull(rate: rate, now: now) }
        }
        return table.buckets.count < capacity ? TokenBucket(rate: rate, now: now) : nil
    }
}
