import Intake
import Reports

/// Counts over the days or months of a view, a series for each channel, department or person: what a chart stacks, and the table under it.
struct CountCourse {
    /// Series beside each other; what there is more of is one together, so that each keeps a colour of its own.
    static let most = 8

    struct Series {
        /// As files call it.
        var name: String
        var title: String
        var values: [Int]
    }

    /// An amount of one series at one point.
    struct Amount {
        var label: String
        var point: String
        var amount: Int
    }

    let filter: FigureFilter
    /// As the charts of the view have them (`ReportChart.points`).
    let points: [String]
    let series: [Series]

    /// - Parameters:
    ///   - labels: series that keep their place where they have nothing; without any, those that have most come first.
    ///   - prefix: of the columns' names, for labels that people chose: a department called "all" is not the column of all.
    ///   - title: what people call a label.
    init(
        _ amounts: [Amount], of filter: FigureFilter, labels: [String] = [], prefix: String = "",
        title: (String) -> String
    ) {
        self.filter = filter
        points = ReportChart.points(of: filter)
        let places = Dictionary(zip(points, points.indices)) { first, _ in first }
        let none = Array(repeating: 0, count: points.count)
        var values: [String: [Int]] = [:]
        for amount in amounts {
            guard let place = places[amount.point] else { continue }
            values[amount.label, default: none][place] += amount.amount
        }
        func name(_ label: String) -> String { label.isEmpty ? "none" : prefix + label }
        guard labels.isEmpty else {
            series = labels.map { Series(name: name($0), title: title($0), values: values[$0] ?? none) }
            return
        }
        let ordered = values.sorted { ($1.value.reduce(0, +), $0.key) < ($0.value.reduce(0, +), $1.key) }
        let own = ordered.prefix(ordered.count > Self.most ? Self.most - 1 : Self.most)
        let others = ordered.dropFirst(own.count).map(\.value)
        let rest = others.reduce(none) { sum, more in zip(sum, more).map { $0 + $1 } }
        series =
            own.map { Series(name: name($0.key), title: title($0.key), values: $0.value) }
            + (others.isEmpty ? [] : [Series(name: "others", title: "Others", values: rest)])
    }

    /// - Parameter noun: what is counted, in the plural.
    func chart(title: String, noun: String, notes: DatedNotes) -> StackedAreaChart {
        StackedAreaChart(
            title: title, axis: ReportChart.axis(of: points),
            series: series.map { ChartSeries(name: $0.title, values: $0.values.map { Double(max(0, $0)) }) },
            noun: noun, asShares: false, marks: notes.marks(of: points))
    }

    /// A column for each series that has anything, and one for all.
    func sheet(title: String, definition: String?) -> ReportSheet {
        let shown = series.filter { $0.values.contains { $0 != 0 } }
        let step = ReportChart.step(of: filter)
        return ReportSheet(
            DrawnCourse.sheetName, title: title,
            columns: [ReportColumn(step.rawValue, ReportWords.title(step))]
                + shown.map { ReportColumn($0.name, $0.title) }
                + [ReportColumn("all", "All", definition: definition)],
            rows: points.indices.map { place in
                [.text(points[place])] + shown.map { .count($0.values[place]) }
                    + [.count(series.reduce(0) { $0 + $1.values[place] })]
            })
    }
}
