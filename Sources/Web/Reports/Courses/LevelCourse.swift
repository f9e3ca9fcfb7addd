import Intake
import Reports

/// Times or scores over the days or months of a view: the median or the mean at each point as a line, and the table under it.
struct LevelCourse {
    /// In what a line of times is drawn: the largest in which it reaches two.
    private enum Unit: String, CaseIterable {
        case days
        case hours
        case minutes

        var milliseconds: Double {
            switch self {
            case .days: 86_400_000
            case .hours: 3_600_000
            case .minutes: 60_000
            }
        }
    }

    let measure: Measure
    let filter: FigureFilter
    private let points: [String]
    private let figures: [MeasureFigure]

    /// - Parameter rows: by the view's step alone.
    init(_ measure: Measure, _ rows: [FigureRow], of filter: FigureFilter) {
        self.measure = measure
        self.filter = filter
        points = ReportChart.points(of: filter)
        var byPoint: [String: MeasureFigure] = [:]
        for row in rows where row.measure == measure {
            byPoint[row.labels.first ?? "", default: MeasureFigure(measure)].add(row.sum)
        }
        figures = points.map { byPoint[$0] ?? MeasureFigure(measure) }
    }

    func chart(notes: DatedNotes) -> BandChart {
        let values = figures.map { $0.value.map(Double.init) }
        let isTime = measure.buckets == .durations
        let largest = values.compactMap(\.self).max() ?? 0
        let unit = Unit.allCases.first { largest >= 2 * $0.milliseconds } ?? .minutes
        let noun = isTime ? unit.rawValue : "points"
        return BandChart(
            title: "\(FigureWords.comparedTitle(measure)), in \(noun)", axis: ReportChart.axis(of: points),
            points: values.map { value in
                BandChart.Point(value.map { $0 / (isTime ? unit.milliseconds : 100) })
            }, unit: .count(of: noun), marks: notes.marks(of: points))
    }

    func sheet(title: String) -> ReportSheet {
        let step = ReportChart.step(of: filter)
        let table = FigureTable(
            [measure], zip(points, figures).map { FigureRow(measure: measure, labels: [$0], sum: $1.whole) },
            labels: points)
        var sheet = ReportSheet(
            DrawnCourse.sheetName, title: title, table, by: step, heading: ReportWords.title(step), label: { $0 })
        sheet.total = nil
        return sheet
    }
}
