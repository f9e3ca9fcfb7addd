/// How many acknowledgements one recipient gets: at most 5 an hour and 20 a day, then one digest of tracking numbers, so that two
/// machines that answer each other come to rest (promise 8). And how many go to unverified senders of mail in all: whoever forges From
/// lets the city write to people who never wrote to it, and such backscatter soon has all the city's mail refused.
package struct AcknowledgementCap: Hashable, Sendable {
    package enum Verdict: Hashable, Sendable {
        case send
        /// Begin a digest, to be sent at this moment: when the caps have room again, so that the digest keeps to them too.
        case digest(dueAt: Moment)
        /// A digest waits already: add the tracking number to it.
        case addToDigest(RowID)
        /// Nothing is sent: the senders whose address is not proven have had all that they get in this hour.
        case passOver
    }

    package var hourly: Int
    package var daily: Int
    /// Acknowledgements and digests that go to unverified senders of mail in one hour of the clock, in the whole city.
    package var unverifiedHourly: Int
    /// How long ago a message may have arrived that is still answered: the first look into a mailbox that has been in use for years
    /// must not write to everybody in it.
    package var oldest: Duration

    package init(
        hourly: Int = 5, daily: Int = 20, unverifiedHourly: Int = 5_000, oldest: Duration = .seconds(7 * 24 * 3600)
    ) {
        self.hourly = hourly
        self.daily = daily
        self.unverifiedHourly = unverifiedHourly
        self.oldest = oldest
    }

    /// Decides about one acknowledgement.
    ///
    /// - Parameter sent: what went to the recipient before, digests among it.
    package func verdict(sent: RecentSends, now: Moment) -> Verdict {
        if let digest = sent.pendingDigest { return .addToDigest(digest) }
        if let sent = sent.toUnverified, sent >= unverifiedHourly { return .passOver }
        var dueAt: Moment?
        if sent.inLastHour >= hourly { dueAt = (sent.oldestInHour ?? now) + .seconds(3_600) }
        if sent.inLastDay >= daily { dueAt = max(dueAt ?? now, (sent.oldestInDay ?? now) + .seconds(86_400)) }
        return dueAt.map { .digest(dueAt: max($0, now)) } ?? .send
    }
}
