import Intake
import Reports

/// Reads what targets want of the backlog, of departments and of milestones; each once for however many targets.
///
/// What is wanted of each of the staff has no figure of its own: it stands beside everybody's.
struct TargetReading: TargetSource {
    let reports: ReportRoutes
    /// The view; its as-of day is that of the figures.
    let address: ReportAddress

    func figures(_ drafts: [TargetDraft], _ days: FigureFilter) async throws -> [Int64?] {
        var backlogs: [FigureDimension?: BacklogTable] = [:]
        var services: [FigureDimension?: FigureTable] = [:]
        var milestones: [MilestoneMeasure: Int]?
        var figures: [Int64?] = []
        for draft in drafts {
            let dimension = draft.part?.dimension
            switch draft.subject {
            case .open, .unanswered, .age:
                if backlogs[dimension] == nil {
                    backlogs[dimension] = try await BacklogReading(reports: reports, asOf: address.asOf)
                        .table(days, by: dimension ?? .channelKind)
                }
                figures.append(backlogs[dimension].flatMap { Self.figure(draft, $0) })
            case .inTime:
                if services[dimension] == nil {
                    let rows = try await reports.ports.figures.figures(
                        Self.closings, days, by: dimension.map { [$0] } ?? [])
                    services[dimension] = FigureTable(Self.closings, rows)
                }
                figures.append(services[dimension].flatMap { Self.inTime(draft, $0) })
            case .milestone(let measure):
                if milestones == nil {
                    milestones = MilestoneReading.counts(
                        try await MilestoneReading(ports: reports.ports, asOf: reports.end(address))
                            .events(from: days.from, to: days.to))
                }
                figures.append(Int64(milestones?[measure] ?? 0))
            case .measure, .agent: figures.append(nil)
            }
        }
        return figures
    }

    /// Closings in time of all closings, in tenths of a percent; nil where nothing was closed.
    static func inTime(_ row: FigureTable.Row) -> Int? {
        let closed = row[.resolved].count
        return closed > 0 ? max(0, closed - row[.resolvedLate].count) * 1_000 / closed : nil
    }

    private static let closings: [Measure] = [.resolved, .resolvedLate]

    private static func figure(_ draft: TargetDraft, _ table: BacklogTable) -> Int64? {
        let line =
            draft.part.map { part in
                table.lines.first { $0.label == part.label } ?? BacklogLine(label: part.label)
            } ?? table.total
        switch (draft.subject, draft.statistic) {
        case (.open, _): return Int64(line.open)
        case (.unanswered, _): return Int64(line.unanswered)
        case (.age, .median): return line.age(percent: 50)
        case (.age, .p90): return line.age(percent: 90)
        default: return nil
        }
    }

    private static func inTime(_ draft: TargetDraft, _ table: FigureTable) -> Int64? {
        guard let part = draft.part else { return inTime(table.total).map(Int64.init) }
        return table.rows.first { $0.label == part.label }.flatMap(inTime).map(Int64.init)
    }
}
