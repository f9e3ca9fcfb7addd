package import Intake

/// From which city day on a channel's contacts are counted from which source, until the next such change.
package struct VolumeSourceChange: Hashable, Sendable {
    package var channel: ChannelName
    /// As `2026-11-21`.
    package var from: String
    package var source: VolumeSource
    package var setAt: Moment

    package init(channel: ChannelName, from: String, source: VolumeSource, setAt: Moment) {
        self.channel = channel
        self.from = from
        self.source = source
        self.setAt = setAt
    }
}
