import Intake
import Reports

/// Each department in one row: what came in, what is open, and how well it was served.
struct DepartmentsDrawing: Sendable {
    static let path = ReportPage.departments.path

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
        let columns = DepartmentColumns(address: address, targets: targets).columns
        let grid = ReportGrid(
            heading: (FigureDimension.department.rawValue, ReportWords.title(.department)), columns: columns,
            lines: now.rows.map { row in
                ReportGrid.Line(
                    label: .named(
                        row.figures.label, title: reports.words.label(row.figures.label, .department)),
                    path: address.narrowed(to: row.figures.label).link(ReportPage.service.path), row: row)
            }, total: now.total)
        let changes = Self.changes(columns, now: now.total, before: before, lastYear: lastYear)
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

    private func read(_ address: ReportAddress) async throws -> (rows: [DepartmentRow], total: DepartmentRow) {
        let figures = try await reports.table(Self.measures, address, by: .department)
        let backlog = try await BacklogReading(reports: reports).table(address.filter, by: .department)
        let lines = Dictionary(backlog.lines.map { ($0.label, $0) }) { first, _ in first }
        var rows = figures.rows.map { row in
            DepartmentRow(figures: row, backlog: lines[row.label] ?? BacklogLine(label: row.label))
        }
        let known = Set(figures.rows.map(\.label))
        rows += backlog.lines.filter { !known.contains($0.label) && $0.open != 0 }.map { line in
            DepartmentRow(figures: FigureTable.Row(label: line.label, figures: [:]), backlog: line)
        }
        return (rows, DepartmentRow(figures: figures.total, backlog: backlog.total))
    }

    private static func changes(
        _ columns: [ReportGrid<DepartmentRow>.Column], now: DepartmentRow, before: DepartmentRow,
        lastYear: DepartmentRow
    ) -> ReportChanges {
        ReportChanges(
            lines: columns.map { column in
                ReportChanges.Line(
                    name: column.name, title: column.title, now: column.value(now), before: column.value(before),
                    lastYear: column.value(lastYear))
            })
    }
}
