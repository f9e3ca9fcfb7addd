/// Which of the sums that are kept answers a question (`FigureCell.kept`).
package enum FigureLevel: String, Hashable, Sendable {
    /// By all dimensions at once.
    case all
    /// By channel and origin.
    case channel
    case department
    case requestType = "request_type"

    /// The coarsest that tells apart what the question does.
    package init(_ measure: Measure, _ filter: FigureFilter, by dimensions: [FigureDimension]) {
        let isOfChannels =
            filter.isOfChannels || !Set(dimensions).isDisjoint(with: [.channelKind, .channel, .origin])
        let isOfTypes = filter.requestType != nil || dimensions.contains(.requestType)
        let isOfDepartments = filter.department != nil || dimensions.contains(.department)
        guard measure.buckets != .hours else {
            self = .channel
            return
        }
        switch (isOfChannels, isOfTypes, isOfDepartments) {
        case (_, false, false): self = .channel
        case (false, true, false): self = .requestType
        case (false, false, true): self = .department
        default: self = .all
        }
    }

    /// Of the cells with a key.
    package init(of key: FigureKey) {
        guard key.channel == nil else {
            self = key.requestType == nil ? .channel : .all
            return
        }
        self = key.department == nil ? .requestType : .department
    }
}
