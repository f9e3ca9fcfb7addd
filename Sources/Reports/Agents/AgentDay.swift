package import Intake

/// How often a figure of one of the staff counted on one day, on one kind of channel.
package struct AgentDay: Hashable, Sendable {
    package var agent: RowID
    package var channelKind: ChannelKind
    /// As `2026-11-21`.
    package var day: String
    package var count: Int

    package init(agent: RowID, channelKind: ChannelKind, day: String, count: Int) {
        self.agent = agent
        self.channelKind = channelKind
        self.day = day
        self.count = count
    }
}
