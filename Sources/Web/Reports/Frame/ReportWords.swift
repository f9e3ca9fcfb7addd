import Intake
import Reports

/// How figures and what they are of are written.
struct ReportWords: Sendable {
    let catalogue: RequestCatalogue

    /// A dimension's value as people call it.
    func label(_ label: String, _ dimension: FigureDimension) -> String {
        switch dimension {
        case .channelKind: ChannelKind(rawValue: label).map(ConsoleWords.channel) ?? label
        case .requestType: label.isEmpty ? "No type" : catalogue[label]?.name(in: .english, city: .english) ?? label
        case .department: label.isEmpty ? "No request" : label
        case .origin: Origin(rawValue: label).map(Self.origin) ?? label
        case .channel, .day, .month: label
        }
    }

    /// Of what a target speaks.
    func label(_ part: TargetPart?) -> String { part.map { label($0.label, $0.dimension) } ?? "Everything" }

    static func origin(_ origin: Origin) -> String {
        switch origin {
        case .resident: "Entered by residents"
        case .staff: "Entered by staff"
        }
    }

    static func title(_ dimension: FigureDimension) -> String {
        switch dimension {
        case .channelKind: "Channel"
        case .channel: "Way in"
        case .requestType: "Request type"
        case .department: "Department"
        case .origin: "Entered by"
        case .day: "Day"
        case .month: "Month"
        }
    }
}
