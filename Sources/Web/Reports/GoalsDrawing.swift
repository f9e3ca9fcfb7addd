import Desk
import Intake
import Reports

/// What the city asks of its 311, on one page.
struct GoalsDrawing: Sendable {
    static let path = ReportPage.goals.path

    let reports: ReportRoutes

    func draw(_ address: ReportAddress) async throws -> DrawnReport {
        let ports = reports.ports
        let facts = GoalsPage.Facts(
            days: address.filter,
            channels: try await reports.table([.contact, .opened], address, by: .channelKind),
            service: try await reports.table(ReportTheme.service.measures, address, by: .channelKind),
            satisfaction: try await reports.table(ReportTheme.satisfaction.measures, address, by: .channelKind),
            roster: try await ports.roster.entries(),
            actions: try await ports.actions.counts(
                ActionFilter(
                    from: address.filter.from, to: address.filter.to,
                    today: ports.calendar.day(of: ports.clock.now()))),
            milestones: MilestoneReading.counts(
                try await MilestoneReading(ports: ports).events(from: address.filter.from, to: address.filter.to)))
        var values = try await reports.common(address, path: Self.path)
        let rows = GoalsPage(facts: facts, ports: ports, view: address).rows
        values["goals"] = rows
        let names = ["goal", "figure", "detail"]
        let sheet = ReportSheet(
            "goals", title: "The city's goals",
            columns: [ReportColumn("goal", "Goal"), ReportColumn("figure", "Figure"), ReportColumn("detail", "More")],
            rows: rows.map { row in names.map { .text(row[$0] as? String ?? "") } })
        return DrawnReport(
            "report-goals", title: "Reports: the city's goals", values,
            document: try await reports.document(.goals, address, [sheet]))
    }
}
