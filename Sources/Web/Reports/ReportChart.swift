import Intake
import Reports

/// What each channel has over time: contacts for the overview, open requests for the backlog.
struct ReportChart {
    /// Longer views go by months.
    static let mostDays = 92

    /// By what a view's chart goes: days, or months where there would be too many.
    static func step(of filter: FigureFilter) -> FigureDimension { filter.length > mostDays ? .month : .day }

    let filter: FigureFilter
    /// By kind of channel and by the step.
    let rows: [FigureRow]
    let notes: DatedNotes
    var title = "Contacts by channel"
    /// What is counted, in the plural.
    var noun = "contacts"
    /// As shares of the whole, or as volumes.
    var asShares = true

    var chart: StackedAreaChart {
        let points = Self.points(of: filter)
        let places = Dictionary(zip(points, points.indices)) { first, _ in first }
        var values: [String: [Double]] = [:]
        for row in rows where row.labels.count == 2 {
            guard let place = places[row.labels[1]] else { continue }
            values[row.labels[0], default: Array(repeating: 0, count: points.count)][place] += Double(
                max(0, row.amount))
        }
        return StackedAreaChart(
            title: title,
            axis: Self.axis(of: points),
            series: ChannelKind.allCases.map {
                ChartSeries(name: ConsoleWords.channel($0), values: values[$0.rawValue] ?? [])
            }, noun: noun, asShares: asShares, marks: notes.marks(of: points))
    }

    /// What stands under days or months.
    static func axis(of points: [String]) -> ChartAxis {
        ChartAxis(labels: points.map(short), titles: points.map(long))
    }

    /// Every day, or month, of the view, also those on which nothing came.
    static func points(of filter: FigureFilter) -> [String] {
        let days = (0..<filter.length).compactMap { CityCalendar.day(filter.from, plus: $0) }
        guard step(of: filter) == .month else { return days }
        return days.map { String($0.prefix(7)) }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// `November 2026` of a month; a day as it is.
    private static func long(_ point: String) -> String {
        guard point.utf8.count == 7 else { return point }
        return ReportPeriod(.month, holding: point + "-01")?.title ?? point
    }

    /// `Nov 21`; `Nov 2026` of a month.
    private static func short(_ point: String) -> String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = point.split(separator: "-")
        guard parts.count > 1, let month = Int(parts[1]), (1...12).contains(month) else { return point }
        return parts.count == 2 ? "\(names[month - 1]) \(parts[0])" : "\(names[month - 1]) \(Int(parts[2]) ?? 0)"
    }
}
