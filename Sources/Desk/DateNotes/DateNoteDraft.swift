package import Intake

/// A note on a date as the manager writes it.
package struct DateNoteDraft: Hashable, Sendable {
    /// UTF-16 units, as a browser's `maxlength` counts them.
    package static let longestText = 200
    /// A channel's id.
    private static let longestName = 120

    /// City days, both included, as `2026-11-21`.
    package let from: String
    package let to: String
    /// The kind of channel that it is about, and one of that kind; nil for all.
    package let channelKind: ChannelKind?
    package let channel: String?
    package let text: String

    /// Nil where a day or the text is missing, the last day lies before the first, or the text is too long.
    ///
    /// - Parameters:
    ///   - to: the first day where it is empty.
    ///   - channel: left out without its kind.
    package init?(from: String, to: String, channelKind: ChannelKind?, channel: String?, text: String) {
        let text = TypedText.line(text)
        let last = to.isEmpty ? from : to
        guard CityCalendar.isDay(from), CityCalendar.isDay(last), from <= last, !text.isEmpty,
            text.utf16.count <= Self.longestText, (channel?.utf8.count ?? 0) <= Self.longestName
        else { return nil }
        self.from = from
        self.to = last
        self.channelKind = channelKind
        self.channel = channelKind == nil ? nil : channel
        self.text = text
    }
}
