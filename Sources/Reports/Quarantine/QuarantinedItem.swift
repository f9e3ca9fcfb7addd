package import Intake

/// A kept thing that could not be processed.
package struct QuarantinedItem: Sendable {
    package var id: RowID
    package var received: RowID
    package var channel: ChannelName
    package var sourceID: String
    package var reason: String
    package var at: Moment
    package var replayedAt: Moment?
    /// Size of the raw bytes.
    package var size: Int

    package init(
        id: RowID, received: RowID, channel: ChannelName, sourceID: String, reason: String, at: Moment,
        replayedAt: Moment?, size: Int
    ) {
        self.id = id
        self.received = received
        self.channel = channel
        self.sourceID = sourceID
        self.reason = reason
        self.at = at
        self.replayedAt = replayedAt
        self.size = size
    }
}
