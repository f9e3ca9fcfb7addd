import Intake

extension ReportSheet {
    /// A table of figures: its first column is the dimension; the whole is called `all`.
    ///
    /// - Parameter label: what people call a value of the dimension.
    package init(
        _ name: String, title: String, _ table: FigureTable, by dimension: FigureDimension, heading: String,
        label: (String) -> String
    ) {
        let rows = table.rows.map { row in
            [ReportValue.named(row.label, title: label(row.label))]
                + table.measures.flatMap { Self.values(of: row, $0) }
        }
        self.init(
            name, title: title,
            columns: [ReportColumn(dimension.rawValue, heading)] + table.measures.flatMap(Self.columns), rows: rows,
            total: [.named("all", title: "All")] + table.measures.flatMap { Self.values(of: table.total, $0) })
    }

    private static func columns(of measure: Measure) -> [ReportColumn] {
        let (name, title) = (measure.rawValue, measure.title)
        let definition = measure.definition
        switch measure.buckets {
        case .none, .hours:
            let count = ReportColumn(name, title, definition: definition)
            return measure.isShared ? [count, ReportColumn(name + "_share_percent", "Share")] : [count]
        case .durations:
            return [
                ReportColumn(name + "_count", title + ": how many", definition: definition),
                ReportColumn(name + "_median_s", "median"), ReportColumn(name + "_p90_s", "90 % within"),
            ]
        case .scores:
            return [
                ReportColumn(name + "_count", title + ": answers", definition: definition),
                ReportColumn(name + "_mean", "mean"),
            ]
        }
    }

    private static func values(of row: FigureTable.Row, _ measure: Measure) -> [ReportValue] {
        let figure = row[measure]
        let count = ReportValue.count(figure.count)
        switch measure.buckets {
        case .none, .hours: return measure.isShared ? [count, .share(row.shares[measure] ?? 0)] : [count]
        case .durations:
            return [count] + [50, 90].map { figure.quantile(percent: $0).map(ReportValue.milliseconds) ?? .nothing }
        case .scores: return [count, figure.meanHundredths.map(ReportValue.score) ?? .nothing]
        }
    }
}
