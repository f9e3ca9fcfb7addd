package import Intake

/// Which part of everything a page is about. What is nil is everything.
package struct FigureFilter: Hashable, Sendable {
    /// City days, both included, as `2026-11-21`.
    package var from: String
    package var to: String
    package var channelKind: ChannelKind?
    /// A channel's id.
    package var channel: String?
    /// A request type's code; empty for what has none.
    package var requestType: String?
    package var department: String?
    package var origin: Origin?

    package init(
        from: String, to: String, channelKind: ChannelKind? = nil, channel: String? = nil, requestType: String? = nil,
        department: String? = nil, origin: Origin? = nil
    ) {
        self.from = from
        self.to = to
        self.channelKind = channelKind
        self.channel = channel
        self.requestType = requestType
        self.department = department
        self.origin = origin
    }

    package var isOfChannels: Bool { channelKind != nil || channel != nil || origin != nil }

    /// Whether a channel is part of it, other conditions aside.
    package func lets(_ name: ChannelName) -> Bool {
        (channelKind == nil || name.kind == channelKind) && (channel == nil || name.id == channel)
    }

    /// Whether what was counted under a key is part of it; days aside.
    package func lets(_ key: FigureKey) -> Bool {
        (channelKind == nil || key.channel?.kind == channelKind) && (channel == nil || key.channel?.id == channel)
            && (requestType == nil || key.requestType == requestType)
            && (department == nil || key.department == department) && (origin == nil || key.origin == origin)
    }
}
