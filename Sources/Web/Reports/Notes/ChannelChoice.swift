import Intake

/// A channel, or all of a kind, as a form's choice says it: `chat`, `email/email-311`; empty for all.
struct ChannelChoice {
    let kind: ChannelKind?
    let channel: String?

    init(kind: ChannelKind?, channel: String?) {
        self.kind = kind
        self.channel = kind == nil ? nil : channel
    }

    /// What is no kind of channel is taken for all.
    init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        self.init(
            kind: parts.first.flatMap(ChannelKind.init(rawValue:)), channel: parts.count > 1 ? parts[1] : nil)
    }

    var value: String { [kind?.rawValue, channel].compactMap(\.self).joined(separator: "/") }

    /// As people call it; nil for all.
    var title: String? {
        kind.map { kind in
            [ConsoleWords.channel(kind), channel].compactMap(\.self).joined(separator: ", ")
        }
    }

    /// Each kind, and behind it the city's channels of it where there are several.
    static func options(_ channels: [ChannelName], chosen: ChannelChoice) -> [[String: Any]] {
        ChannelKind.allCases.flatMap { kind in
            let named = Set(channels.filter { $0.kind == kind }.map(\.id)).union(
                chosen.kind == kind ? [chosen.channel].compactMap(\.self) : [])
            let single = named.count > 1 || chosen.channel != nil ? named.sorted() : []
            return ([nil] + single.map(Optional.some)).map { channel in
                let choice = ChannelChoice(kind: kind, channel: channel)
                return [
                    "value": choice.value, "title": choice.title ?? "", "chosen": choice.value == chosen.value,
                ] as [String: Any]
            }
        }
    }
}
