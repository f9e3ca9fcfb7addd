/// A number's wish to get no more texts from one of ours, or to get them again.
package struct OptOutChange: Hashable, Sendable {
    package var channel: ChannelName
    /// E.164.
    package var number: String
    package var isOptedOut: Bool
    package var at: Moment

    package init(channel: ChannelName, number: String, isOptedOut: Bool, at: Moment) {
        self.channel = channel
        self.number = number
        self.isOptedOut = isOptedOut
        self.at = at
    }
}
