import Intake

/// Figures in rows and columns: one row for each value of a dimension, one column for each measure, and the whole below.
package struct FigureTable: Hashable, Sendable {
    package struct Row: Hashable, Sendable {
        /// The dimension's value as it is kept: a code, a name, a day; empty for "none".
        package var label: String
        package var figures: [Measure: MeasureFigure]
        /// Tenths of a percent of the whole, of each measure that is a count.
        package var shares: [Measure: Int] = [:]

        package init(label: String, figures: [Measure: MeasureFigure]) {
            self.label = label
            self.figures = figures
        }

        package subscript(measure: Measure) -> MeasureFigure { figures[measure] ?? MeasureFigure(measure) }
    }

    package let measures: [Measure]
    package private(set) var rows: [Row]
    /// Over all rows.
    package let total: Row

    /// - Parameters:
    ///   - rows: by one dimension; those by none are of the whole alone.
    ///   - labels: rows that stand there even where nothing was counted, in this order, before all others.
    package init(_ measures: [Measure], _ rows: [FigureRow], labels: [String] = []) {
        self.measures = measures
        var byLabel: [String: Row] = [:]
        var total = Row(label: "", figures: [:])
        for row in rows where measures.contains(row.measure) {
            if let label = row.labels.first {
                Self.add(row, to: &byLabel[label, default: Row(label: label, figures: [:])])
            }
            Self.add(row, to: &total)
        }
        let others = byLabel.keys.filter { !labels.contains($0) }.sorted()
        var ordered = (labels + others).map { byLabel[$0] ?? Row(label: $0, figures: [:]) }
        for measure in measures where measure.buckets == .none {
            // By largest remainder, so that what stands in the table adds up to the whole.
            let shares = Shares.tenths(of: ordered.map { $0[measure].count })
            for index in ordered.indices { ordered[index].shares[measure] = shares[index] }
            total.shares[measure] = shares.reduce(0, +)
        }
        self.rows = ordered
        self.total = total
    }

    /// The same with the rows of the greatest figures first.
    package func sorted(by measure: Measure) -> FigureTable {
        var table = self
        table.rows.sort { ($1[measure].count, $0.label) < ($0[measure].count, $1.label) }
        return table
    }

    private static func add(_ row: FigureRow, to sum: inout Row) {
        sum.figures[row.measure, default: MeasureFigure(row.measure)].add(row.sum)
    }
}
