/// A kept thing after the stages that need no facts: what the filing transaction takes.
package struct Prepared: Sendable {
    package var kept: RowID
    package var channel: ChannelName
    package var lane: String
    package var arrivedAt: Moment
    package var content: Content

    package enum Content: Sendable {
        /// A message, and where it would be placed if it opens a request.
        case message(Message, Placement)
        case deliveryReport(DeliveryReport)
        case unprocessable(reason: String)
    }

    package init(kept: RowID, channel: ChannelName, lane: String, arrivedAt: Moment, content: Content) {
        self.kept = kept
        self.channel = channel
        self.lane = lane
        self.arrivedAt = arrivedAt
        self.content = content
    }
}
