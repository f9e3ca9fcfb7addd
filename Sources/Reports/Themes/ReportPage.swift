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

    /// The page's figures where it is one table of them, split by a dimension.
    package var theme: ReportTheme? { ReportTheme(rawValue: rawValue) }

    package var title: String {
        switch self {
        case .overview: "Overview"
        case .goals: "The city's goals"
        case .forecast: "Forecast"
        case .volume, .service, .satisfaction, .chats, .messages: theme?.title ?? rawValue
        }
    }

    /// Where the page is.
    package var path: String { self == .overview ? "/reports" : "/reports/\(rawValue)" }
}
