import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/goals`: what the city asks of its 311, on one page.
struct GoalsRoutes: Sendable {
    static let path = ReportRoutes.path + "/goals"
    /// Samples drawn that are looked through.
    private static let draws = 1_000

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
            draws: try await ports.reviews.draws(before: nil, limit: Self.draws),
            versions: try await ports.versions.versions(
                since: ports.calendar.bounds(of: address.filter.from)?.lowerBound))
        var values = try await reports.common(address, path: Self.path)
        values["goals"] = GoalsPage(facts: facts, ports: ports, view: address).rows
        return pages.page("report-goals", title: "Reports: the city's goals", values, for: context)
    }
}
