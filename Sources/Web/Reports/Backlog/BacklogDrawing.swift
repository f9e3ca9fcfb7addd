import Intake
import Reports

/// How many requests are open, how old they are, and how the backlog came about.
struct BacklogDrawing: Sendable {
    static let path = ReportPage.backlog.path
    static let dimensions: [FigureDimension] = [.channelKind, .channel, .requestType, .department, .origin]

    let reports: ReportRoutes

    private var reading: BacklogReading { BacklogReading(ports: reports.ports) }

    func draw(_ query: (String) -> String?) async throws -> DrawnReport {
        let address = Self.address(try reports.present(query))
        let filter = address.filter
        let now = try await reading.table(filter, by: address.dimension)
        let changes = Self.changes(
            now.total, before: try await reading.table(filter.before, by: address.dimension).total,
            lastYear: try await reading.table(filter.lastYear, by: address.dimension).total)
        let course = try await reading.course(filter)
        let grid = grid(now, address)
        var values = try await reports.common(address, path: Self.path)
        values["table"] = grid.values
        values["definitions"] = grid.definitions
        values["dimensions"] = Self.dimensions.map { dimension in
            [
                "title": ReportWords.title(dimension), "current": address.dimension == dimension,
                "path": address.with { $0.dimension = dimension }.link(Self.path),
            ] as [String: Any]
        }
        values["chart"] =
            ReportChart(
                filter: filter, rows: course,
                notes: try await DatedNotes.read(filter, from: reports.ports.dateNotes),
                title: "Open requests by channel", noun: "open requests", asShares: false
            ).chart.figure(id: "open-over-time")
        values["comparison"] = changes.values
        values["before"] = ReportRoutes.days(filter.before)
        values["year"] = ReportRoutes.days(filter.lastYear)
        let sheets = [grid.sheet("backlog", title: "Backlog"), Self.sheet(course, of: filter), changes.sheet]
        let periods =
            "Before: \(ReportRoutes.days(filter.before)). Last year: \(ReportRoutes.days(filter.lastYear))."
        return DrawnReport(
            "report-backlog", title: "Reports: backlog", values,
            document: try await reports.document(.backlog, address, sheets, notes: [periods]))
    }

    /// A backlog is no sum of days: it is split by what requests are.
    static func address(_ address: ReportAddress) -> ReportAddress {
        address.with { if !dimensions.contains($0.dimension) { $0.dimension = .channelKind } }
    }

    private func grid(_ table: BacklogTable, _ address: ReportAddress) -> ReportGrid<BacklogLine> {
        ReportGrid(
            heading: (address.dimension.rawValue, ReportWords.title(address.dimension)),
            columns: columns(address, total: table.total),
            lines: table.lines.map { line in
                ReportGrid.Line(
                    label: .named(line.label, title: reports.words.label(line.label, address.dimension)),
                    path: Self.address(address.narrowed(to: line.label)).link(Self.path), row: line)
            }, total: table.total)
    }

    private func columns(_ address: ReportAddress, total: BacklogLine) -> [ReportGrid<BacklogLine>.Column] {
        func view(_ line: BacklogLine) -> ReportAddress {
            line == total ? address : address.narrowed(to: line.label)
        }
        func count(
            _ measure: Measure, _ title: String, _ name: String? = nil, _ value: @escaping (BacklogLine) -> Int
        ) -> ReportGrid<BacklogLine>.Column {
            ReportGrid.Column(
                name: name ?? measure.rawValue, title: title, definition: measure.definition,
                value: { .count(value($0)) },
                behind: { view($0).link(CauseRoutes.path) + "&measure=\(measure.rawValue)" })
        }
        func told(
            _ measure: BacklogMeasure, leads: Bool, _ value: @escaping (BacklogLine) -> Int
        ) -> ReportGrid<BacklogLine>.Column {
            ReportGrid.Column(
                name: measure.rawValue, title: measure.title, definition: measure.definition,
                value: { .count(value($0)) }, behind: { leads ? view($0).link(BacklogRoutes.path) : nil })
        }
        return [
            told(.openBefore, leads: false) { $0.before }, count(.opened, "New") { $0.opened },
            count(.reopened, "Opened again") { $0.reopened }, count(.resolved, "Closed") { $0.resolved },
            told(.open, leads: true) { $0.open },
            count(.firstAnswer, "First answers", "first_answer_count") { $0.answered },
            told(.unanswered, leads: false) { $0.unanswered },
        ] + Self.ages
    }

    private static var ages: [ReportGrid<BacklogLine>.Column] {
        [
            age("age_median_s", "Age: median", 50, BacklogMeasure.age.definition), age("age_p90_s", "90 % within", 90),
            age("age_oldest_s", "Oldest", 100),
        ]
    }

    private static func age(
        _ name: String, _ title: String, _ percent: Int, _ definition: String? = nil
    ) -> ReportGrid<BacklogLine>.Column {
        ReportGrid.Column(
            name: name, title: title, definition: definition,
            value: { $0.age(percent: percent).map(ReportValue.milliseconds) ?? .nothing })
    }

    private static func changes(
        _ now: BacklogLine, before: BacklogLine, lastYear: BacklogLine
    ) -> ReportChanges {
        func line(
            _ name: String, _ title: String, _ value: (BacklogLine) -> ReportValue
        ) -> ReportChanges.Line {
            ReportChanges.Line(
                name: name, title: title, now: value(now), before: value(before), lastYear: value(lastYear))
        }
        return ReportChanges(
            lines: [
                line("opened", Measure.opened.title) { .count($0.opened) },
                line("reopened", Measure.reopened.title) { .count($0.reopened) },
                line("resolved", Measure.resolved.title) { .count($0.resolved) },
                line("open", BacklogMeasure.open.title) { .count($0.open) },
                line("unanswered", BacklogMeasure.unanswered.title) { .count($0.unanswered) },
            ]
                + ages.map { column in
                    line(column.name, column.title, column.value)
                })
    }

    /// The chart's figures over all channels.
    private static func sheet(_ course: [FigureRow], of filter: FigureFilter) -> ReportSheet {
        var sums: [String: Int] = [:]
        for row in course { sums[row.labels[1], default: 0] += row.amount }
        let step = ReportChart.step(of: filter)
        return ReportSheet(
            "open_over_time", title: "Open at the end of each \(step.rawValue)",
            columns: [
                ReportColumn(step.rawValue, ReportWords.title(step)),
                ReportColumn("open", BacklogMeasure.open.title, definition: BacklogMeasure.open.definition),
            ], rows: ReportChart.points(of: filter).map { [.text($0), .count(sums[$0] ?? 0)] })
    }
}
