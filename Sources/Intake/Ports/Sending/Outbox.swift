/// Where everything that leaves waits: the only way out (promise 7).
package protocol Outbox: Sendable {
    /// Takes over the rows that an owner left `sending` when it died: they may have gone out, and are `unknown` from now on.
    /// Called once before a channel's first claim. Gives their number.
    func recover(channel: ChannelName) async throws(StoreFailure) -> Int

    /// Takes up to `limit` due rows of one channel, the heads of their lanes only, and marks them `sending`, durably, before
    /// anything goes over the wire. Rows that are `unknown` come with `mayHaveGoneOut`.
    func claim(channel: ChannelName, limit: Int, now: Moment) async throws(StoreFailure) -> [ClaimedMessage]

    /// Records what became of them, all in one commit: sent rows are counted in the ledger, refused ones become dead
    /// letters, the others get their next time from the retry schedule (1, 5, 15, 60 minutes … 48 hours; then dead).
    func settle(_ outcomes: [(id: RowID, outcome: DeliveryOutcome)], now: Moment) async throws(StoreFailure)

    /// When the next row of the channel is due; nil where nothing waits.
    func nextDue(channel: ChannelName) async throws(StoreFailure) -> Moment?
}
