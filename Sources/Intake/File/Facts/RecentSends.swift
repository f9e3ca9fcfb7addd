/// What we sent to one recipient lately, on whatever channel, for the caps of promise 8. A digest counts when it is due.
package struct RecentSends: Hashable, Sendable {
    /// Acknowledgements and digests in the last hour and in the last 24 hours.
    package var inLastHour = 0
    package var inLastDay = 0
    /// When the oldest of those in the last hour, and in the last day, counts: the cap frees an hour, or a day, later.
    package var oldestInHour: Moment?
    package var oldestInDay: Moment?
    /// STOP, START and HELP confirmations.
    package var confirmations = SendCount()
    /// 911 answers.
    package var emergencyAnswers = SendCount()
    /// The digest that waits for this recipient on this channel.
    package var pendingDigest: RowID?
    /// Acknowledgements and digests of the whole city to unverified senders of mail in this hour of the clock; nil where this message is no
    /// mail, or its sender is verified.
    package var toUnverified: Int?

    package init() {}
}
