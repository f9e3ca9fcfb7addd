import Intake
import Reports

/// What each of the staff did: everybody's, or one's own.
struct AgentsDrawing: Sendable {
    let reports: ReportRoutes
    /// Whose alone; nil for everybody's.
    var own: RowID?

    func draw(_ address: ReportAddress) async throws -> DrawnReport {
        let book = reports.ports.agents
        let found = try await book.lines(address.filter, of: own)
        let before = try await book.lines(address.filter.before, of: own).total
        let lastYear = try await book.lines(address.filter.lastYear, of: own).total
        let targets = try await reports.targets(address) { subject in
            if case .agent = subject { return true }
            return false
        }
        let drawn = AgentsGrid(
            address: address, found: found, own: own, targets: targets.judged.map(\.target))
        let (grid, changes) = (drawn.grid, drawn.changes(before: before, lastYear: lastYear))
        let path = own == nil ? ReportPage.agents.path : AgentRoutes.own
        let course = try await course(address, names: found.lines, path: path)
        var values = try await reports.common(address, path: path)
        values["course"] = course.values
        values["table"] = grid.values
        values["definitions"] = AgentMeasure.allCases.map { ["title": $0.title, "text": $0.definition] }
        values["comparison"] = changes.values
        values["before"] = ReportRoutes.days(address.filter.before)
        values["year"] = ReportRoutes.days(address.filter.lastYear)
        return DrawnReport(
            own == nil ? "report-agents" : "report-own", title: own == nil ? "Reports: agents" : "Your figures", values,
            document: try await reports.document(
                .agents, address, [grid.sheet("agents", title: "Agents"), changes.sheet, course.sheet]))
    }

    /// A measure over time: everybody's by who did it, one's own by channel.
    private func course(
        _ address: ReportAddress, names: [AgentLine], path: String
    ) async throws -> DrawnCourse {
        let measure = address.chart.flatMap(AgentMeasure.init(rawValue:)) ?? .answered
        let filter = address.filter
        let days = try await reports.ports.agents.days(of: measure, filter, of: own)
        let isByMonth = ReportChart.step(of: filter) == .month
        let titles = Dictionary(names.map { ($0.agent?.description ?? "", $0.name) }) { first, _ in first }
        let course = CountCourse(
            days.map { day in
                CountCourse.Amount(
                    label: own == nil ? day.agent.description : day.channelKind.rawValue,
                    point: isByMonth ? String(day.day.prefix(7)) : day.day, amount: day.count)
            }, of: filter, labels: own == nil ? [] : ChannelKind.allCases.map(\.rawValue),
            title: { own == nil ? titles[$0] ?? $0 : reports.words.label($0, .channelKind) })
        let notes = try await DatedNotes.read(filter, from: reports.ports.dateNotes)
        let heading = "\(measure.counted) over time"
        return DrawnCourse(
            heading: heading,
            chart: course.chart(
                title: "\(measure.counted) by \(own == nil ? "person" : "channel")", noun: measure.counted.lowercased(),
                notes: notes), sheet: course.sheet(title: heading, definition: measure.definition),
            choices: AgentMeasure.allCases.map { choice in
                [
                    "title": choice.counted, "current": choice == measure,
                    "path": address.with { $0.chart = choice.rawValue }.link(path) + "#course",
                ]
            })
    }
}
