package import Intake

/// Each channel's dated volume source: the one place that says which of two counts a day's contacts are (promise 11).
package struct VolumeSources: Hashable, Sendable {
    /// By channel, from the first day to the last.
    private let byChannel: [ChannelName: [VolumeSourceChange]]

    package init(_ changes: [VolumeSourceChange]) {
        byChannel = Dictionary(grouping: changes, by: \.channel).mapValues { $0.sorted { $0.from < $1.from } }
    }

    /// By channel and day.
    package var changes: [VolumeSourceChange] {
        byChannel.sorted { $0.key.id < $1.key.id }.flatMap(\.value)
    }

    /// Channels for which any source was ever set.
    package var channels: Set<ChannelName> { Set(byChannel.keys) }

    /// Whether any channel is counted from imports on any day.
    package var areAnyImported: Bool { byChannel.values.contains { $0.contains { $0.source == .imported } } }

    /// What holds on a day; nil before the first change, where channels are counted from what was logged.
    package func change(of channel: ChannelName, on day: String) -> VolumeSourceChange? {
        byChannel[channel]?.last { $0.from <= day }
    }

    package func source(of channel: ChannelName, on day: String) -> VolumeSource {
        change(of: channel, on: day)?.source ?? .logged
    }

    /// The channels that are counted from imports on a day.
    package func imported(on day: String) -> Set<ChannelName> {
        Set(byChannel.keys.filter { source(of: $0, on: day) == .imported })
    }

    /// Which of the ledger's kinds a channel's contacts of a day are.
    package func kind(of channel: ChannelName, on day: String) -> LedgerKind {
        source(of: channel, on: day) == .imported ? .importedContact : .contact
    }
}
