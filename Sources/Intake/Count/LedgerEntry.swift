/// One count, unique by (cause, kind) and written with its cause (promise 11).
package struct LedgerEntry: Hashable, Sendable {
    /// The row that caused it.
    package var cause: RowID
    package var kind: LedgerKind
    package var channel: ChannelName
    /// When it happened in the world; its city day is the report's day.
    package var happenedAt: Moment
    /// The city's day of `happenedAt`, as `2026-11-21`.
    package var day: String
    package var recordedAt: Moment
    /// 1, or −1 in a reversal.
    package var amount: Int

    package init(
        cause: RowID, kind: LedgerKind, channel: ChannelName, happenedAt: Moment, day: String, recordedAt: Moment,
        amount: Int = 1
    ) {
        self.cause = cause
        self.kind = kind
        self.channel = channel
        self.happenedAt = happenedAt
        self.day = day
        self.recordedAt = recordedAt
        self.amount = amount
    }
}
