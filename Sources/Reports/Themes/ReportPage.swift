/// A page under `/reports`, which is a report of the same name.
package enum ReportPage: String, CaseIterable, Codable, Hashable, Sendable {
    case overview
    case volume
    case service
    case satisfaction
    case chats
    case messages
    case goals
    case forecast
    case backlog
    case departments
    case agents
    case milestones

    /// The page's figures where it is one table of them, split by a dimension.
    package var theme: ReportTheme? { ReportTheme(rawValue: rawValue) }

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .goals: "The city's goals"
        case .forecast: "Forecast"
        case .backlog: "Backlog"
        case .departments: "Departments"
        case .agents: "Agents"
        case .milestones: "Milestones"
        case .volume, .service, .satisfaction, .chats, .messages: theme?.title ?? rawValue
        }
    }

    /// Whether the settings may have it sent by mail: nobody's own figures. A forecast is no figure of the period, and tells the weeks after the
    /// mail.
    package var isMailed: Bool { self != .agents }

    /// Where the page is.
    package var path: String { self == .overview ? "/reports" : "/reports/\(rawValue)" }
}
