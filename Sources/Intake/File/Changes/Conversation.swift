/// The messages of one resident on one channel about one thing.
package struct Conversation: Sendable {
    package var id: RowID
    package var channel: ChannelName
    /// The sender as the channel's lane names it.
    package var lane: String
    /// The address, number or session of ours that it is with.
    package var recipient: String
    package var resident: RowID?
    package var request: RowID?
    package var startedAt: Moment
    /// The newest message either way.
    package var lastAt: Moment

    package init(
        id: RowID, channel: ChannelName, lane: String, recipient: String, resident: RowID?, request: RowID?,
        startedAt: Moment,
        lastAt: Moment
    ) {
        self.id = id
        self.channel = channel
        self.lane = lane
        self.recipient = recipient
        self.resident = resident
        self.request = request
        self.startedAt = startedAt
        self.lastAt = lastAt
    }
}
