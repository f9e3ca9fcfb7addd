import Desk
import Hummingbird
import Intake
import Reports

/// `/desk/surveys`: how many were asked, how many answered, and what they said, in numbers.
struct SurveyOverviewRoutes: Sendable {
    static let path = "/desk/surveys"
    private static let spans = [30, 90, 365]

    let pages: StaffPages
    let ports: ConsolePorts
    /// Calls the types by their names.
    let catalogue: RequestCatalogue

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/desk/surveys") { request, context in try await show(request, context) }
    }

    private func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let asked = request.uri.queryParameters.get("days").flatMap { Int($0) } ?? 30
        let days = Self.spans.contains(asked) ? asked : 30
        let overview = try await ports.surveyReports.surveys(since: ports.clock.now() - .seconds(86_400 * days))
        let skipped = overview.skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let values: [String: Any] = [
            "spans": Self.spans.map {
                ["title": "\($0) days", "path": "\(Self.path)?days=\($0)", "current": $0 == days] as [String: Any]
            },
            "all": line(overview.all, "All"), "channels": overview.byChannel.map { line($0, channel($0.name)) },
            "types": overview.byType.map { line($0, type($0.name)) }, "failed": String(overview.failed),
            "skipped": skipped.map { ["reason": SurveyTelling.reason($0.key), "count": String($0.value)] },
            "has_skipped": !skipped.isEmpty,
        ]
        return pages.page("surveys", title: "Surveys", values, for: context)
    }

    private func line(_ line: SurveyLine, _ title: String) -> [String: Any] {
        [
            "title": title, "sent": String(line.sent), "answered": String(line.answered),
            "share": SurveyTelling.percent(line.answeredShare), "overall": SurveyTelling.mean(line.overall.value),
            "accuracy": SurveyTelling.mean(line.accuracy.value), "courtesy": SurveyTelling.mean(line.courtesy.value),
            "ease": SurveyTelling.mean(line.ease.value),
        ]
    }

    private func channel(_ kind: String) -> String { ChannelKind(rawValue: kind).map(ConsoleWords.channel) ?? kind }

    private func type(_ code: String) -> String {
        code.isEmpty ? "No type" : catalogue[code]?.name(in: .english, city: .english) ?? code
    }
}
