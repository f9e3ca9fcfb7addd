import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/goals`: what the city asks of its 311, on one page.
struct GoalsRoutes: Sendable {
    static let path = ReportRoutes.path + "/goals"
    /// Samples of one step, and the most steps back.
    private static let draws = 500
    private static let steps = 40

    let pages: StaffPages
    let reports: ReportRoutes

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/goals") { request, context in try await show(request, context) }
    }

    private func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let ports = reports.ports
        let address = reports.address(request, usual: .fiscalYear)
        let facts = GoalsPage.Facts(
            days: address.filter,
            channels: try await reports.table([.contact, .opened], address.filter, by: .channelKind),
            service: try await reports.table(ReportTheme.service.measures, address.filter, by: .channelKind),
            satisfaction: try await reports.table(ReportTheme.satisfaction.measures, address.filter, by: .channelKind),
            roster: try await ports.roster.entries(),
            draws: try await draws(since: address.filter.from),
            versions: try await ports.versions.versions(
                since: ports.calendar.bounds(of: address.filter.from)?.lowerBound))
        var values = try await reports.common(address, path: Self.path)
        values["goals"] = GoalsPage(facts: facts, ports: ports, view: address).rows
        return pages.page("report-goals", title: "Reports: the city's goals", values, for: context)
    }

    /// The newest first, back to the first day of the view.
    private func draws(since day: String) async throws -> [ReviewDraw] {
        var draws: [ReviewDraw] = []
        for _ in 0..<Self.steps {
            let more = try await reports.ports.reviews.draws(before: draws.last?.id, limit: Self.draws)
            draws += more
            guard more.count == Self.draws, let last = more.last else { break }
            if reports.ports.calendar.day(of: last.drawnAt) < day { break }
        }
        return draws
    }
}
