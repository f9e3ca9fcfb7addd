package import Intake

/// What is reviewed: all that one agent answered on one request by one kind of channel within the days of a draw.
package struct Engagement: Hashable, Sendable {
    package let request: RowID
    package let trackingNumber: TrackingNumber
    package let agent: AgentID
    package let channel: ChannelKind

    package init(request: RowID, trackingNumber: TrackingNumber, agent: AgentID, channel: ChannelKind) {
        self.request = request
        self.trackingNumber = trackingNumber
        self.agent = agent
        self.channel = channel
    }
}
