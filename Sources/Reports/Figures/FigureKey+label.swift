import Intake

extension FigureKey {
    /// A dimension's value as it is kept; empty where the key has none, and of days and months.
    package func label(_ dimension: FigureDimension) -> String {
        switch dimension {
        case .channelKind: channel?.kind.rawValue ?? ""
        case .channel: channel?.id ?? ""
        case .requestType: requestType ?? ""
        case .department: department ?? ""
        case .origin: origin?.rawValue ?? ""
        case .day, .month: ""
        }
    }
}
