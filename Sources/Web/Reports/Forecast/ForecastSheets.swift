import Intake
import Reports

/// A forecast as a document: its days, and the agents by the hour where residents wait on the spot.
struct ForecastSheets {
    let form: ForecastForm
    var notes: [String] = []
    private var days: ClosedRange<String>?
    private var tables: [ReportSheet] = []

    init(form: ForecastForm) { self.form = form }

    var document: ReportDocument {
        ReportDocument(
            page: .forecast, title: ReportPage.forecast.title, from: days?.lowerBound ?? "", to: days?.upperBound ?? "",
            view: "\(ConsoleWords.channel(form.kind)), \(form.weeks) weeks", notes: notes, tables: tables)
    }

    /// - Parameters:
    ///   - error: how far such forecasts were off, in a sentence.
    ///   - notes: on the days of the chart.
    mutating func add(_ forecast: VolumeForecast, error: String, notes dated: DatedNotes) {
        if let first = forecast.days.first?.day, let last = forecast.days.last?.day, first <= last {
            days = first...last
        }
        notes += [error, "Made from \(forecast.from) to \(forecast.through)."] + forecast.notes
        tables.append(sheet(forecast))
        if form.need(perHour: 0) != nil { tables.append(staff(forecast)) }
        tables += dated.sheets
    }

    private func sheet(_ forecast: VolumeForecast) -> ReportSheet {
        let columns = [
            ReportColumn("day", "Day"), ReportColumn("is_holiday", "Holiday"), ReportColumn("expected", "Expected"),
            ReportColumn("low", "At least"), ReportColumn("high", "At most"),
            ReportColumn("busiest_hour", "Busiest hour"), ReportColumn("busiest_expected", "Expected then"),
        ]
        return ReportSheet(
            "days", title: "Day by day", columns: columns,
            rows: forecast.days.map { day in
                let busiest = day.hours.indices.max { day.hours[$0].expected < day.hours[$1].expected } ?? 0
                return [
                    .named(day.day, title: ForecastPage.title(day.day)), .flag(day.isHoliday),
                    Self.whole(day.total.expected), Self.whole(day.total.low), Self.whole(day.total.high),
                    .named("\(busiest)", title: "\(busiest):00"),
                    Self.whole(day.hours.indices.contains(busiest) ? day.hours[busiest].expected : 0),
                ]
            })
    }

    /// For the first week, as the page shows it.
    private func staff(_ forecast: VolumeForecast) -> ReportSheet {
        ReportSheet(
            "agents", title: "Agents by the hour",
            columns: [ReportColumn("day", "Day")] + (0..<24).map { ReportColumn("agents_\($0)", "\($0):00") },
            rows: forecast.days.prefix(7).map { day in
                [.named(day.day, title: ForecastPage.title(day.day))]
                    + day.hours.map { .count(form.need(perHour: $0.high)?.agents ?? 0) }
            })
    }

    private static func whole(_ value: Double) -> ReportValue { .count(Int(value.rounded())) }
}
