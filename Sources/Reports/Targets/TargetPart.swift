import Intake

/// Of which part of everything a target speaks: one value of one dimension.
package struct TargetPart: Hashable, Sendable {
    /// By what targets may be told apart.
    package static let dimensions: [FigureDimension] = [.channelKind, .channel, .department, .requestType]

    package let dimension: FigureDimension
    /// As it is kept: a code, a name.
    package let label: String

    /// Nil for other dimensions, an empty value, or a kind of channel that there is not.
    package init?(_ dimension: FigureDimension, _ label: String) {
        guard Self.dimensions.contains(dimension), (1...120).contains(label.utf8.count) else { return nil }
        if dimension == .channelKind, ChannelKind(rawValue: label) == nil { return nil }
        self.dimension = dimension
        self.label = label
    }

    /// The same of a filter.
    package func narrow(_ filter: FigureFilter) -> FigureFilter {
        var narrow = filter
        switch dimension {
        case .channelKind: narrow.channelKind = ChannelKind(rawValue: label)
        case .channel: narrow.channel = label
        case .department: narrow.department = label
        case .requestType: narrow.requestType = label
        case .origin: narrow.origin = Origin(rawValue: label)
        case .day, .month: break
        }
        return narrow
    }
}
