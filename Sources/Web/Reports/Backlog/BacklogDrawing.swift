import Intake
import Reports

/// How many requests are open, how old they are, and how the backlog came about.
struct BacklogDrawing: Sendable {
    static let path = ReportPage.backlog.path
    static let dimensions: [FigureDimension] = [.channelKind, .channel, .requestType, .department, .origin]

    let reports: ReportRoutes

    /// What the page shows that others do, too.
    private static let measures: [Measure] = [.opened, .reopened, .resolved, .firstAnswer]

    /// - Throws: `ReportRefusal` where there is no such view.
    func address(_ query: (String) -> String?) async throws -> ReportAddress {
        let address = Self.address(try reports.address(query))
        let filter = address.filter
        try await reports.require(address, from: min(filter.before.from, filter.lastYear.from))
        return address
    }

    func draw(_ address: ReportAddress) async throws -> DrawnReport {
        let filter = address.filter
        let reading = BacklogReading(reports: reports, asOf: address.asOf)
        let targets = try await reports.targets(address) { Self.wanted.contains($0) }
        let now = try await reading.table(filter, by: address.dimension)
        let changes = Self.changes(
            now.total, isPast: address.asOf != nil,
            before: try await reading.table(filter.before, by: address.dimension).total,
            lastYear: try await reading.table(filter.lastYear, by: address.dimension).total)
        let course = try await reading.course(filter)
        let grid = grid(now, address, targets)
        var values = try await reports.common(
            address, path: Self.path, Self.measures, alsoUnknown: Self.unknown)
        values["targets"] = targets.values(reports.words)
        values["has_targets"] = !targets.judged.isEmpty
        values["table"] = grid.values
        values["definitions"] = grid.definitions
        values["dimensions"] = Self.choices(address)
        values["chart"] = try await chart(course, address)
        values["comparison"] = changes.values
        values["before"] = ReportRoutes.days(filter.before)
        values["year"] = ReportRoutes.days(filter.lastYear)
        let sheets =
            [grid.sheet("backlog", title: "Backlog"), Self.sheet(course, of: filter), changes.sheet]
            + targets.sheets(reports.words)
        let periods =
            "Before: \(ReportRoutes.days(filter.before)). Last year: \(ReportRoutes.days(filter.lastYear))."
        return DrawnReport(
            "report-backlog", title: "Reports: backlog", values,
            document: try await reports.document(
                .backlog, address, sheets,
                notes: [periods]
                    + reports.pastNotes(
                        address, Self.measures, alsoUnknown: Self.unknown)))
    }

    /// By what the table may be split.
    private static func choices(_ address: ReportAddress) -> [[String: Any]] {
        dimensions.filter { address.asOf == nil || FigureDimension.knownInPast.contains($0) }.map { dimension in
            [
                "title": ReportWords.title(dimension), "current": address.dimension == dimension,
                "path": address.with { $0.dimension = dimension }.link(path),
            ]
        }
    }

    private func chart(_ course: [FigureRow], _ address: ReportAddress) async throws -> String {
        let notes = try await DatedNotes.read(
            address.filter, asOf: reports.end(address), from: reports.ports.dateNotes)
        return ReportChart(
            filter: address.filter, rows: course, notes: notes, title: "Open requests by channel",
            noun: "open requests", asShares: false
        ).chart.figure(id: "open-over-time")
    }

    /// What is not known as of a day.
    private static let unknown = [BacklogMeasure.unanswered.title]

    /// What targets of the backlog speak of.
    private static let wanted: Set<TargetSubject> = [.open, .unanswered, .age]

    /// A backlog is no sum of days: it is split by what requests are.
    static func address(_ address: ReportAddress) -> ReportAddress {
        address.with { if !dimensions.contains($0.dimension) { $0.dimension = .channelKind } }
    }

    private func grid(
        _ table: BacklogTable, _ address: ReportAddress, _ targets: TargetList
    ) -> ReportGrid<BacklogLine> {
        ReportGrid(
            heading: (address.dimension.rawValue, ReportWords.title(address.dimension)),
            columns: columns(address, total: table.total, targets),
            lines: table.lines.map { line in
                ReportGrid.Line(
                    label: .named(line.label, title: reports.words.label(line.label, address.dimension)),
                    path: Self.address(address.narrowed(to: line.label)).link(Self.path), row: line)
            }, total: table.total)
    }

    private func columns(
        _ address: ReportAddress, total: BacklogLine, _ targets: TargetList
    ) -> [ReportGrid<BacklogLine>.Column] {
        // The rows behind a figure are those of now.
        let isPast = address.asOf != nil
        func view(_ line: BacklogLine) -> ReportAddress {
            line == total ? address : address.narrowed(to: line.label)
        }
        func count(
            _ measure: Measure, _ title: String, _ name: String? = nil, _ value: @escaping (BacklogLine) -> Int
        ) -> ReportGrid<BacklogLine>.Column {
            ReportGrid.Column(
                name: name ?? measure.rawValue, title: title, definition: measure.definition,
                value: { .count(value($0)) },
                behind: { isPast ? nil : view($0).link(CauseRoutes.path) + "&measure=\(measure.rawValue)" })
        }
        func told(
            _ measure: BacklogMeasure, leads: Bool, _ subject: TargetSubject? = nil,
            _ value: @escaping (BacklogLine) -> Int
        ) -> ReportGrid<BacklogLine>.Column {
            ReportGrid.Column(
                name: measure.rawValue, title: measure.title, definition: measure.definition,
                value: { .count(value($0)) },
                behind: { leads && !isPast ? view($0).link(BacklogRoutes.path) : nil },
                target: { line in
                    subject.flatMap {
                        targets.beside($0, { $0 == .level }, row: line?.row.label, of: address.dimension)
                    }
                })
        }
        return [
            told(.openBefore, leads: false) { $0.before }, count(.opened, "New") { $0.opened },
            count(.reopened, "Opened again") { $0.reopened }, count(.resolved, "Closed") { $0.resolved },
            told(.open, leads: true, .open) { $0.open },
        ] + (isPast ? [] : [count(.firstAnswer, "First answers", "first_answer_count") { $0.answered }])
            + (isPast ? [] : [told(.unanswered, leads: false, .unanswered) { $0.unanswered }])
            + Self.ages { statistic, line in
                targets.beside(.age, { $0 == statistic }, row: line?.row.label, of: address.dimension)
            }
    }

    /// - Parameter target: what is wanted of a statistic in a line.
    private static func ages(
        target: @escaping (TargetStatistic, ReportGrid<BacklogLine>.Line?) -> String? = { _, _ in nil }
    ) -> [ReportGrid<BacklogLine>.Column] {
        [
            age("age_median_s", "Age: median", 50, BacklogMeasure.age.definition) { target(.median, $0) },
            age("age_p90_s", "90 % within", 90) { target(.p90, $0) }, age("age_oldest_s", "Oldest", 100),
        ]
    }

    private static func age(
        _ name: String, _ title: String, _ percent: Int, _ definition: String? = nil,
        target: @escaping (ReportGrid<BacklogLine>.Line?) -> String? = { _ in nil }
    ) -> ReportGrid<BacklogLine>.Column {
        ReportGrid.Column(
            name: name, title: title, definition: definition,
            value: { $0.age(percent: percent).map(ReportValue.milliseconds) ?? .nothing }, target: target)
    }

    private static func changes(
        _ now: BacklogLine, isPast: Bool, before: BacklogLine, lastYear: BacklogLine
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
            ] + (isPast ? [] : [line("unanswered", BacklogMeasure.unanswered.title) { .count($0.unanswered) }])
                + ages().map { column in
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
