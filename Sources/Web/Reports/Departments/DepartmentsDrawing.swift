import Intake
import Reports

/// Each department in one row: what came in, what is open, and how well it was served.
struct DepartmentsDrawing: Sendable {
    static let path = ReportPage.departments.path

    private struct Row {
        var figures: FigureTable.Row
        var backlog: BacklogLine
    }

    private static let measures: [Measure] = [
        .opened, .resolved, .resolvedLate, .reopened, .complained, .firstAnswer, .resolution,
    ]

    let reports: ReportRoutes

    func draw(_ address: ReportAddress) async throws -> DrawnReport {
        let now = try await read(address)
        let before = try await read(address.with { $0.filter = $0.filter.before }).total
        let lastYear = try await read(address.with { $0.filter = $0.filter.lastYear }).total
        let targets = try await reports.targets(address) { subject in
            subject == .open || subject == .inTime || subject.measure.map(Self.measures.contains) ?? false
        }
        let columns = columns(address, targets)
        let grid = ReportGrid(
            heading: (FigureDimension.department.rawValue, ReportWords.title(.department)), columns: columns,
            lines: now.rows.map { row in
                ReportGrid.Line(
                    label: .named(
                        row.figures.label, title: reports.words.label(row.figures.label, .department)),
                    path: address.narrowed(to: row.figures.label).link(ReportPage.service.path), row: row)
            }, total: now.total)
        let changes = ReportChanges(
            lines: columns.map { column in
                ReportChanges.Line(
                    name: column.name, title: column.title, now: column.value(now.total),
                    before: column.value(before), lastYear: column.value(lastYear))
            })
        let course = try await reports.course(
            address, of: Self.measures, usual: .opened, by: .department, path: Self.path,
            notes: try await DatedNotes.read(address.filter, from: reports.ports.dateNotes))
        var values = try await reports.common(address, path: Self.path)
        values["course"] = course?.values
        values["table"] = grid.values
        values["targets"] = targets.values(reports.words)
        values["has_targets"] = !targets.judged.isEmpty
        values["definitions"] = grid.definitions
        values["comparison"] = changes.values
        values["before"] = ReportRoutes.days(address.filter.before)
        values["year"] = ReportRoutes.days(address.filter.lastYear)
        return DrawnReport(
            "report-departments", title: "Reports: departments", values,
            document: try await reports.document(
                .departments, address,
                [grid.sheet("departments", title: "Departments"), changes.sheet] + [course?.sheet].compactMap(\.self)
                    + targets.sheets(reports.words)))
    }

    private func read(_ address: ReportAddress) async throws -> (rows: [Row], total: Row) {
        let figures = try await reports.table(Self.measures, address, by: .department)
        let backlog = try await BacklogReading(reports: reports).table(address.filter, by: .department)
        let lines = Dictionary(backlog.lines.map { ($0.label, $0) }) { first, _ in first }
        var rows = figures.rows.map { row in
            Row(figures: row, backlog: lines[row.label] ?? BacklogLine(label: row.label))
        }
        let known = Set(figures.rows.map(\.label))
        rows += backlog.lines.filter { !known.contains($0.label) && $0.open != 0 }.map { line in
            Row(figures: FigureTable.Row(label: line.label, figures: [:]), backlog: line)
        }
        return (rows, Row(figures: figures.total, backlog: backlog.total))
    }

    private func columns(_ address: ReportAddress, _ targets: TargetList) -> [ReportGrid<Row>.Column] {
        func wanted(
            _ subject: TargetSubject, _ statistic: TargetStatistic
        ) -> (ReportGrid<Row>.Line?) -> String? {
            {
                targets.beside(subject, { $0 == statistic }, row: $0?.row.figures.label, of: .department)
            }
        }
        func view(_ row: Row) -> ReportAddress {
            // The whole has no label, and neither has what has no request: that one has no figures here.
            row.figures.label.isEmpty ? address : address.narrowed(to: row.figures.label)
        }
        func column(
            _ name: String, _ title: String, of measure: Measure, definition: String? = nil,
            target: @escaping (ReportGrid<Row>.Line?) -> String? = { _ in nil }, _ value: @escaping (Row) -> ReportValue
        ) -> ReportGrid<Row>.Column {
            ReportGrid.Column(
                name: name, title: title, definition: definition, value: value,
                behind: { view($0).link(CauseRoutes.path) + "&measure=\(measure.rawValue)" }, target: target)
        }
        func count(_ measure: Measure, _ title: String) -> ReportGrid<Row>.Column {
            column(
                measure.rawValue, title, of: measure, definition: measure.definition,
                target: wanted(.measure(measure), .sum)
            ) { .count($0.figures[measure].count) }
        }
        func time(_ measure: Measure, _ title: String, _ percent: Int) -> ReportGrid<Row>.Column {
            let isMedian = percent == 50
            return column(
                measure.rawValue + (isMedian ? "_median_s" : "_p\(percent)_s"), title, of: measure,
                definition: isMedian ? measure.definition : nil,
                target: wanted(.measure(measure), isMedian ? .median : .p90)
            ) { $0.figures[measure].quantile(percent: percent).map(ReportValue.milliseconds) ?? .nothing }
        }
        let open = ReportGrid<Row>.Column(
            name: BacklogMeasure.open.rawValue, title: BacklogMeasure.open.title,
            definition: BacklogMeasure.open.definition, value: { .count($0.backlog.open) },
            behind: { view($0).link(BacklogRoutes.path) }, target: wanted(.open, .level))
        let kept = column(
            "in_time_percent", "Closed in time", of: .resolvedLate, definition: Self.inTime,
            target: wanted(.inTime, .percentage)
        ) { Self.kept($0.figures) }
        return [
            count(.opened, "New"), open, count(.resolved, "Closed"), kept,
            time(.firstAnswer, "First answer: median", 50), time(.resolution, "Closing: median", 50),
            time(.resolution, "90 % within", 90), count(.reopened, "Opened again"),
            count(.complained, "Complaints"),
        ]
    }

    private static let inTime =
        "Share of the closings that came before the time that the city promises for the request's type had passed (SLA met); where nothing is "
        + "promised, a closing is in time."

    private static func kept(_ row: FigureTable.Row) -> ReportValue {
        TargetReading.inTime(row).map(ReportValue.share) ?? .nothing
    }
}
