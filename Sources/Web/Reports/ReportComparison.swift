import Intake
import Reports

/// Every measure of a view beside the period before and the same one last year, and what moved most.
struct ReportComparison: Sendable {
    /// Changes of fewer than this many are noise, and are not told as news.
    private static let least = 20
    private static let told = 5

    let now: FigureTable
    let before: FigureTable
    let lastYear: FigureTable
    let targets: TargetList

    /// A row for each measure.
    var values: [[String: Any]] {
        now.measures.map { measure in
            let (figure, earlier, year) = (now.total[measure], before.total[measure], lastYear.total[measure])
            var values: [String: Any] = [
                "title": FigureWords.heading(measure), "now": FigureWords.cell(figure),
                "before": FigureWords.cell(earlier), "change": FigureWords.change(figure.value, earlier.value),
                "year": FigureWords.cell(year), "year_change": FigureWords.change(figure.value, year.value),
                "definition": measure.definition,
            ]
            values["target"] = targets.beside(measure, row: nil, of: .channelKind)
            return values
        }
    }

    /// The same for files: counts as they are, times as their medians, scores as their means.
    var sheet: ReportSheet {
        let columns = [
            ReportColumn("measure", "Measure"), ReportColumn("now", "These days"), ReportColumn("before", "Before"),
            ReportColumn("percent_of_before", "Change"), ReportColumn("last_year", "Last year"),
            ReportColumn("percent_of_last_year", "Change"),
        ]
        let rows = now.measures.map { measure in
            let (figure, earlier, year) = (now.total[measure], before.total[measure], lastYear.total[measure])
            return [
                ReportValue.named(measure.rawValue, title: FigureWords.comparedTitle(measure)),
                ReportValue(compared: figure), ReportValue(compared: earlier),
                ReportValue(change: figure, from: earlier), ReportValue(compared: year),
                ReportValue(change: figure, from: year),
            ]
        }
        return ReportSheet("measures", title: "Every measure", columns: columns, rows: rows)
    }

    /// The figures that changed most against the period before, in proportion: of each row of the tables, and of the whole.
    ///
    /// - Parameter label: what a row is called.
    func moved(_ label: (String) -> String) -> [[String: String]] {
        var moves: [(text: String, size: Double)] = []
        for measure in now.measures where measure.buckets == .none {
            for row in now.rows {
                let earlier = before.rows.first { $0.label == row.label }?[measure].count ?? 0
                let later = row[measure].count
                guard max(later, earlier) >= Self.least, earlier > 0, later != earlier else { continue }
                let change = FigureWords.change(Int64(later), Int64(earlier))
                moves.append(
                    (
                        "\(measure.title), \(label(row.label)): \(change), from \(FigureWords.count(earlier)) to "
                            + "\(FigureWords.count(later))", abs(Double(later - earlier)) / Double(earlier)
                    ))
            }
        }
        return moves.sorted { ($1.size, $0.text) < ($0.size, $1.text) }.prefix(Self.told).map { ["text": $0.text] }
    }
}
