import Intake

/// A table of figures for spreadsheets: a header, a line for each row, and the whole; durations in seconds, shares in percent.
package enum FigureTableCSV {
    /// - Parameter dimension: by which the table is split; its values are written as they are kept.
    package static func text(_ table: FigureTable, by dimension: FigureDimension) -> String {
        var lines = [[dimension.rawValue] + table.measures.flatMap(columns)]
        for row in table.rows { lines.append([row.label] + table.measures.flatMap { cells(row, $0) }) }
        lines.append(["all"] + table.measures.flatMap { cells(table.total, $0) })
        return lines.map(CSV.line).joined()
    }

    private static func columns(_ measure: Measure) -> [String] {
        let name = measure.rawValue
        switch measure.buckets {
        case .none, .hours: return measure.isShared ? [name, name + "_share_percent"] : [name]
        case .durations: return [name + "_count", name + "_median_s", name + "_p90_s"]
        case .scores: return [name + "_count", name + "_mean"]
        }
    }

    private static func cells(_ row: FigureTable.Row, _ measure: Measure) -> [String] {
        let figure = row[measure]
        switch measure.buckets {
        case .none, .hours:
            return measure.isShared ? ["\(figure.count)", Shares.text(row.shares[measure] ?? 0)] : ["\(figure.count)"]
        case .durations:
            return ["\(figure.count)"] + [50, 90].map { figure.quantile(percent: $0).map { "\($0 / 1_000)" } ?? "" }
        case .scores: return ["\(figure.count)", figure.meanHundredths.map(FigureWords.hundredths) ?? ""]
        }
    }
}
