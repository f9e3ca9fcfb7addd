package import NIOCore

/// So many a second, and so many at once after a pause.
package struct TokenRate: Sendable, Equatable {
    /// Tokens that come back each second.
    package var perSecond: Double
    /// Tokens that a full bucket holds.
    package var burst: Double

    package init(perSecond: Double, burst: Double) {
        self.perSecond = perSecond
        self.burst = burst
    }
}

/// One bucket: a value of two numbers that is asked with the time and its rate, so that thousands of them cost
/// nothing while nobody asks.
package struct TokenBucket: Sendable {
    private var tokens: Double
    private var updated: NIODeadline

    /// A full bucket.
    package init(rate: TokenRate, now: NIODeadline) {
        tokens = rate.burst
        updated = now
    }

    /// Takes one token if there is one.
    package mutating func take(rate: TokenRate, now: NIODeadline) -> Bool {
        refill(rate: rate, now: now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// Puts one token back.
    package mutating func giveBack(rate: TokenRate) { tokens = min(rate.burst, tokens + 1) }

    /// Whether the bucket is full again, so that forgetting it changes nothing.
    package func isFull(rate: TokenRate, now: NIODeadline) -> Bool {
        var copy = self
        copy.refill(rate: rate, now: now)
        return copy.tokens >= rate.burst
    }

    /// Time until the next token, to be told in `Retry-After`.
    package func wait(rate: TokenRate) -> TimeAmount {
        guard tokens < 1, rate.perSecond > 0 else { return .zero }
        return .nanoseconds(Int64(((1 - tokens) / rate.perSecond * 1e9).rounded(.up)))
    }

    private mutating func refill(rate: TokenRate, now: NIODeadline) {
        guard now > updated else { return }
        let seconds = Double((now - updated).nanoseconds) / 1e9
        tokens = min(rate.burst, tokens + seconds * rate.perSecond)
        updated = now
    }
}
