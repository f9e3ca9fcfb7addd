package import Intake

/// What the manager noted on a day or some days, so that whoever reads the figures knows why they are as they are: "snow emergency".
package struct DateNote: Hashable, Sendable {
    package var id: RowID
    /// How often it was written: 1 as it was made, one more with each change.
    package var version: Int
    /// City days, both included, as `2026-11-21`.
    package var from: String
    package var to: String
    /// The kind of channel that it is about; nil for all.
    package var channelKind: ChannelKind?
    /// The id of the one channel that it is about; nil for all of the kind.
    package var channel: String?
    package var text: String
    /// Who wrote it first, and when.
    package var author: String
    package var writtenAt: Moment
    /// Who changed or took it back last, and when; nil where it stands as it was written.
    package var changedBy: String?
    package var changedAt: Moment?
    package var isWithdrawn: Bool

    package init(
        id: RowID, version: Int, from: String, to: String, channelKind: ChannelKind?, channel: String?, text: String,
        author: String, writtenAt: Moment, changedBy: String? = nil, changedAt: Moment? = nil, isWithdrawn: Bool = false
    ) {
        self.id = id
        self.version = version
        self.from = from
        self.to = to
        self.channelKind = channelKind
        self.channel = channel
        self.text = text
        self.author = author
        self.writtenAt = writtenAt
        self.changedBy = changedBy
        self.changedAt = changedAt
        self.isWithdrawn = isWithdrawn
    }

    /// `2026-11-21`, or `2026-11-21 to 2026-11-22`.
    package var days: String { from == to ? from : "\(from) to \(to)" }

    /// Whether it tells something of what a filter lets through: on one of its days, and of one of its channels.
    package func concerns(_ filter: FigureFilter) -> Bool {
        guard from <= filter.to, to >= filter.from else { return false }
        let isOfKind = filter.channelKind == nil || channelKind == nil || channelKind == filter.channelKind
        return isOfKind && (filter.channel == nil || channel == nil || channel == filter.channel)
    }

    /// Whether a row of a table shows some of what it is about: a row of days or months by its days, one of a channel by that channel alone.
    ///
    /// - Parameter label: of the row, as it is kept.
    package func concerns(row label: String, of dimension: FigureDimension) -> Bool {
        switch dimension {
        case .day: from <= label && label <= to
        case .month: from.prefix(7) <= label && label <= to.prefix(7)
        case .channelKind: channelKind?.rawValue == label
        case .channel: channel == label
        case .requestType, .department, .origin: false
        }
    }
}
