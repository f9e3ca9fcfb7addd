import Intake
import Reports

/// A table of the manager's figures as JSON.
struct FigureTableDocument: Encodable {
    struct Figure: Encodable {
        var count: Int
        /// Tenths of a percent of the whole.
        var shareTenths: Int?
        /// Milliseconds.
        var median: Int64?
        var p90: Int64?
        /// Hundredths of a point.
        var meanHundredths: Int?
    }

    struct Row: Encodable {
        var label: String
        var figures: [String: Figure]
    }

    var from: String
    var to: String
    var by: String
    var rows: [Row]
    var total: Row

    init(_ table: FigureTable, _ filter: FigureFilter, by dimension: FigureDimension) {
        from = filter.from
        to = filter.to
        by = dimension.rawValue
        rows = table.rows.map { Self.row($0, table.measures) }
        total = Self.row(table.total, table.measures)
        total.label = "all"
    }

    private static func row(_ row: FigureTable.Row, _ measures: [Measure]) -> Row {
        var figures: [String: Figure] = [:]
        for measure in measures {
            let figure = row[measure]
            figures[measure.rawValue] = Figure(
                count: figure.count, shareTenths: measure.isShared ? row.shares[measure] ?? 0 : nil,
                median: figure.quantile(percent: 50), p90: figure.quantile(percent: 90),
                meanHundredths: figure.meanHundredths)
        }
        return Row(label: row.label, figures: figures)
    }
}
