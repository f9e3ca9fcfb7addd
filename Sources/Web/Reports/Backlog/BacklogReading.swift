import Intake
import Reports

/// Reads the backlog of a view.
struct BacklogReading: Sendable {
    /// The first of all days.
    private static let beginning = "1970-01-01"

    let ports: ReportPorts

    /// By a dimension other than days and months.
    func table(_ filter: FigureFilter, by dimension: FigureDimension) async throws -> BacklogTable {
        let end = end(of: filter)
        return BacklogTable(
            by: dimension,
            before: try await ports.figures.figures(BacklogTable.flows, Self.before(filter), by: [dimension]),
            within: try await ports.figures.figures(BacklogTable.within, filter, by: [dimension]),
            entries: try await ports.backlog.open(at: end.of, filter), end: end.aged,
            labels: dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : [])
    }

    /// How many were open at each day's or month's end, by kind of channel.
    func course(_ filter: FigureFilter) async throws -> [FigureRow] {
        let step = ReportChart.step(of: filter)
        return BacklogCourse.open(
            before: try await ports.figures.figures(BacklogTable.flows, Self.before(filter), by: [.channelKind]),
            flows: try await ports.figures.figures(BacklogTable.flows, filter, by: [.channelKind, step]),
            points: ReportChart.points(of: filter))
    }

    /// When the last day ends; and up to when ages are counted, which is now while it is not over.
    func end(of filter: FigureFilter) -> (of: Moment, aged: Moment) {
        let now = ports.clock.now()
        let end = ports.calendar.bounds(of: filter.to)?.upperBound ?? now
        return (end, min(end, now))
    }

    private static func before(_ filter: FigureFilter) -> FigureFilter {
        var before = filter
        before.from = beginning
        before.to = CityCalendar.day(filter.from, plus: -1) ?? filter.from
        return before
    }
}
