import Reports

/// A table of a report from what its rows are: once for the template `report-table`, and once for files.
struct ReportGrid<Row> {
    struct Column {
        /// As files call it.
        var name: String
        var title: String
        var definition: String?
        /// Whether it stands on the page, too; files have all.
        var isShown = true
        var value: (Row) -> ReportValue
        /// Where the figure leads; nil where nowhere.
        var behind: (Row) -> String? = { _ in nil }
        /// What the manager wants of the figure, by its row, nil for the whole, and how far off it is; nil where nothing is wanted.
        var target: (Line?) -> String? = { _ in nil }
    }

    struct Line {
        /// What the row is of.
        var label: ReportValue
        /// Where the label leads; nil where nowhere.
        var path: String?
        var row: Row
    }

    /// The first column: as files call it, and as people do.
    let heading: (name: String, title: String)
    let columns: [Column]
    let lines: [Line]
    /// The whole, below the lines.
    let total: Row

    var values: [String: Any] {
        let shown = columns.filter(\.isShown)
        return [
            "dimension": heading.title, "headings": shown.map { ["title": $0.title] },
            "rows": lines.map { line in
                var values: [String: Any] = ["title": line.label.shown, "cells": cells(line.row, shown, line)]
                if let path = line.path { values["path"] = path }
                return values
            },
            "total": cells(total, shown, nil), "is_empty": lines.isEmpty,
        ]
    }

    func sheet(_ name: String, title: String) -> ReportSheet {
        ReportSheet(
            name, title: title,
            columns: [ReportColumn(heading.name, heading.title)]
                + columns.map { ReportColumn($0.name, $0.title, definition: $0.definition) },
            rows: lines.map { line in [line.label] + columns.map { $0.value(line.row) } },
            total: [.named("all", title: "All")] + columns.map { $0.value(total) })
    }

    /// What each column means, for below the table.
    var definitions: [[String: String]] {
        columns.compactMap { column in column.definition.map { ["title": column.title, "text": $0] } }
    }

    private func cells(_ row: Row, _ columns: [Column], _ line: Line?) -> [[String: String]] {
        columns.map { column in
            let value = column.value(row)
            var cell = ["text": value.shown, "label": column.title]
            if value != .count(0), value != .nothing { cell["behind"] = column.behind(row) }
            cell["target"] = column.target(line)
            return cell
        }
    }
}
