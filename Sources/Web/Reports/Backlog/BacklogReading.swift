import Intake
import Reports

/// Reads the backlog of a view.
struct BacklogReading: Sendable {
    /// The first of all days.
    private static let beginning = "1970-01-01"

    let reports: ReportRoutes
    /// The city day at whose end it was known so; nil as it is known now.
    var asOf: String?

    private var ports: ReportPorts { reports.ports }
    /// When that day ends.
    private var known: Moment? { asOf.flatMap { ports.calendar.bounds(of: $0)?.upperBound } }

    private var figures: any FigureBook {
        known.map { PastFigures(ports.past, asOf: $0, current: ports.figures) } ?? ports.figures
    }

    /// By a dimension other than days and months.
    func table(_ filter: FigureFilter, by dimension: FigureDimension) async throws -> BacklogTable {
        let end = end(of: filter)
        let entries = try await ports.backlog.open(at: end.of, filter, asOf: known)
        let within = try await figures.figures(BacklogTable.within, filter, by: [dimension])
        return BacklogTable(
            by: dimension, before: try await before(filter, by: dimension, entries, within), within: within,
            entries: entries, end: end.aged,
            labels: dimension == .channelKind ? ChannelKind.allCases.map(\.rawValue) : [])
    }

    /// How many were open at each day's or month's end, by kind of channel.
    func course(_ filter: FigureFilter) async throws -> [FigureRow] {
        let step = ReportChart.step(of: filter)
        let flows = try await figures.figures(BacklogTable.flows, filter, by: [.channelKind, step])
        let entries =
            known == nil ? [] : try await ports.backlog.open(at: end(of: filter).of, filter, asOf: known)
        return BacklogCourse.open(
            before: try await before(filter, by: .channelKind, entries, flows), flows: flows,
            points: ReportChart.points(of: filter))
    }

    /// When the last day ends; and up to when ages are counted, which is now while it is not over.
    func end(of filter: FigureFilter) -> (of: Moment, aged: Moment) {
        let now = known ?? ports.clock.now()
        let end = ports.calendar.bounds(of: filter.to)?.upperBound ?? now
        return (end, min(end, now))
    }

    /// What led to the backlog before the first day. As of a day, what is open at the end less what came and went since, so that the record
    /// need not be read from its beginning.
    private func before(
        _ filter: FigureFilter, by dimension: FigureDimension, _ entries: [BacklogEntry], _ within: [FigureRow]
    ) async throws -> [FigureRow] {
        guard known != nil else {
            var before = filter
            before.from = Self.beginning
            before.to = CityCalendar.day(filter.from, plus: -1) ?? filter.from
            return try await figures.figures(BacklogTable.flows, before, by: [dimension])
        }
        return BacklogCourse.before(entries, less: within, by: dimension)
    }
}
