/// Which of the sums that are kept answers a question (`FigureCell.kept`).
package enum FigureLevel: String, Hashable, Sendable {
    /// The most days that are added up from the rows themselves.
    package static let longestOfRows = 93

    /// By all dimensions at once.
    case all
    /// By channel and origin.
    case channel
    case department
    case requestType = "request_type"
    /// None: it takes the rows themselves.
    case rows

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
        guard case .durations = measure.buckets else {
            self = isOfTypes || isOfDepartments ? .all : .channel
            return
        }
        switch (isOfChannels, isOfTypes, isOfDepartments) {
        case (_, false, false): self = .channel
        case (false, true, false): self = .requestType
        case (false, false, true): self = .department
        default: self = .rows
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
