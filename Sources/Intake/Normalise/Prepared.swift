/// A kept thing after the stages that need no facts: what the filing transaction takes.
package struct Prepared: Sendable {
    package var kept: RowID
    package var channel: ChannelName
    package var lane: String
    package var arrivedAt: Moment
    package var normalised: Normalised

    package init(kept: RowID, channel: ChannelName, lane: String, arrivedAt: Moment, normalised: Normalised) {
        self.kept = kept
        self.channel = channel
        self.lane = lane
        self.arrivedAt = arrivedAt
        self.normalised = normalised
    }
}
