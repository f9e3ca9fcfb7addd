import Foundation
import Intake
import Store

/// A page of the manager's figures that is asked for, of a year.
struct ReportView: Sendable {
    let name: String
    let address: String

    /// All pages, the tables by each dimension, and filters on each; of the department and the type that have the newest request.
    ///
    /// - Parameter folder: of the store.
    static func all(folder: String) async throws -> [ReportView] {
        let database = try SQLiteDatabase(folder: folder, purpose: .read)
        let values = try await database.read { session throws(StoreFailure) in
            try session.first(newest, []) { ["type": $0.text(0), "department": $0.text(1), "kind": $0.text(2)] } ?? [:]
        }
        await database.close()
        let year = "span=12-months"
        var views = [ReportView(name: "overview", address: "/reports?\(year)")]
        for page in [
            "goals", "forecast", "backlog", "departments", "agents", "milestones", "follow-up", "targets", "notes",
        ] {
            views.append(ReportView(name: page, address: "/reports/\(page)?\(year)"))
        }
        for theme in ["volume", "service", "satisfaction", "chats", "messages"] {
            for dimension in ["channel_kind", "request_type", "department", "origin", "month", "day"] {
                views.append(
                    ReportView(name: "\(theme) by \(dimension)", address: "/reports/\(theme)?\(year)&by=\(dimension)"))
            }
        }
        for (filter, value) in values.sorted(by: { $0.key < $1.key }) {
            for page in ["", "/volume", "/service", "/backlog"] {
                views.append(
                    ReportView(
                        name: "\(page.isEmpty ? "overview" : String(page.dropFirst())) of one \(filter)",
                        address: "/reports\(page)?\(year)&\(filter)=\(escaped(value))"))
            }
        }
        for measure in ["contact", "opened", "resolution"] {
            views.append(
                ReportView(name: "rows of \(measure)", address: "/reports/causes?\(year)&measure=\(measure)"))
        }
        views.append(ReportView(name: "set aside", address: "/desk/set-aside"))
        views.append(ReportView(name: "queue", address: "/desk/queue"))
        return views
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }

    private static let newest = SQLStatement(
        """
        SELECT request_type, department, channel_kind FROM service_request WHERE request_type IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """)
}
