import Reports

/// A chart over time with the table under it, for the template `report-course`.
struct DrawnCourse {
    /// Among the tables of its report.
    static let sheetName = "over_time"

    let heading: String
    let chart: any Chart
    let sheet: ReportSheet
    /// Of what else the chart may be, as `title`, `path` and `current`; none where there is one thing alone.
    var choices: [[String: Any]] = []

    var values: [String: Any] {
        [
            "heading": heading, "chart": chart.figure(id: "over-time"), "choices": choices,
            "has_choices": choices.count > 1, "headings": sheet.columns.map { ["title": $0.title] },
            "rows": sheet.rows.map { row in
                [
                    "title": row.first?.shown ?? "",
                    "cells": zip(sheet.columns, row).dropFirst().map { ["label": $0.title, "text": $1.shown] },
                ] as [String: Any]
            },
        ]
    }
}
