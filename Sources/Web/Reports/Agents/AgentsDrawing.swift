import Intake
import Reports

/// What each of the staff did: everybody's, or one's own.
struct AgentsDrawing: Sendable {
    let reports: ReportRoutes
    /// Whose alone; nil for everybody's.
    var own: RowID?

    func draw(_ query: (String) -> String?) async throws -> DrawnReport {
        let address = try reports.present(query)
        let book = reports.ports.agents
        let found = try await book.lines(address.filter, of: own)
        let before = try await book.lines(address.filter.before, of: own).total
        let lastYear = try await book.lines(address.filter.lastYear, of: own).total
        let drawn = AgentsGrid(address: address, found: found, own: own)
        let (grid, changes) = (drawn.grid, drawn.changes(before: before, lastYear: lastYear))
        let path = own == nil ? ReportPage.agents.path : AgentRoutes.own
        var values = try await reports.common(address, path: path)
        values["table"] = grid.values
        values["definitions"] = AgentMeasure.allCases.map { ["title": $0.title, "text": $0.definition] }
        values["comparison"] = changes.values
        values["before"] = ReportRoutes.days(address.filter.before)
        values["year"] = ReportRoutes.days(address.filter.lastYear)
        return DrawnReport(
            own == nil ? "report-agents" : "report-own", title: own == nil ? "Reports: agents" : "Your figures", values,
            document: try await reports.document(
                .agents, address, [grid.sheet("agents", title: "Agents"), changes.sheet]))
    }
}
