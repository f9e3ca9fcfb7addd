import Intake
import Reports

/// Tables of figures as templates and files take them.
struct ReportTables: Sendable {
    let words: ReportWords
    var targets: TargetList?
    var notes = DatedNotes(notes: [], isCut: false)

    /// For the template `report-table`: a column for each measure, and one for the share beside those that have one.
    ///
    /// - Parameters:
    ///   - drill: where a row's label leads; nil where nowhere.
    ///   - behind: where a figure leads, by its row's label, nil for the whole: to the rows that it counts.
    func values(
        _ table: FigureTable, by dimension: FigureDimension, drill: (String) -> String? = { _ in nil },
        behind: (String?, Measure) -> String? = { _, _ in nil }
    ) -> [String: Any] {
        [
            "dimension": ReportWords.title(dimension),
            "headings": table.measures.flatMap { measure in
                measure.isShared
                    ? [["title": measure.title], ["title": "Share"]] : [["title": FigureWords.heading(measure)]]
            },
            "rows": table.rows.map { row in
                var values: [String: Any] = [
                    "title": words.label(row.label, dimension),
                    "cells": cells(row, table.measures, label: row.label, of: dimension) { behind(row.label, $0) },
                ]
                if let path = drill(row.label) { values["path"] = path }
                values["dated"] = notes.told(row: row.label, of: dimension).map { ["text": $0] }
                return values
            },
            "total": cells(table.total, table.measures, label: nil, of: dimension) { behind(nil, $0) },
            "is_empty": table.rows.isEmpty,
        ]
    }

    /// What each measure means, for below a table.
    static func definitions(_ measures: [Measure]) -> [[String: String]] {
        measures.map { ["title": $0.title, "text": $0.definition] }
    }

    /// - Parameter label: of the row, as it is kept; nil for the whole.
    private func cells(
        _ row: FigureTable.Row, _ measures: [Measure], label: String?, of dimension: FigureDimension,
        behind: (Measure) -> String?
    ) -> [[String: String]] {
        measures.flatMap { measure in
            let figure = row[measure]
            var cell = ["text": FigureWords.cell(figure), "label": FigureWords.heading(measure)]
            if figure.count != 0 { cell["behind"] = behind(measure) }
            cell["target"] = targets?.beside(measure, row: label, of: dimension)
            guard measure.isShared else { return [cell] }
            var share = [
                "text": FigureWords.share(row.shares[measure] ?? 0), "label": "Share of \(measure.title)",
            ]
            share["target"] = targets?.beside(measure, isShare: true, row: label, of: dimension)
            return [cell, share]
        }
    }
}
