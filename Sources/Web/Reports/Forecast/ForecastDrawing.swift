import Intake
import Reports

/// What to expect on a channel, by the hour, and the agents it takes: rostering is what the numbers are for.
struct ForecastDrawing: Sendable {
    static let path = ReportPage.forecast.path
    /// Three years, in days: seasons show from two years on.
    private static let history = 1_096

    let reports: ReportRoutes

    /// - Throws: `ReportRefusal` where it names a day as of which: what is to come is told of now alone.
    func address(_ query: (String) -> String?) throws -> ReportAddress {
        if let day = query("as-of"), !day.isEmpty { throw ReportRefusal.unknownPage }
        return try reports.address(query)
    }

    func draw(_ query: (String) -> String?) async throws -> DrawnReport {
        let form = ForecastForm(query)
        let history = try await volumes(form.kind)
        var values: [String: Any] = ["form": form.values, "channel": ConsoleWords.channel(form.kind)]
        var sheets = ForecastSheets(form: form)
        switch Forecaster(weeks: form.weeks, holidays: reports.ports.holidays).forecast(history) {
        case .made(let forecast):
            let shown = FigureFilter(
                from: history.suffix(ForecastPage.known).first?.day ?? forecast.from,
                to: forecast.days.last?.day ?? forecast.through, channelKind: form.kind)
            let dated = try await DatedNotes.read(shown, from: reports.ports.dateNotes)
            let page = ForecastPage(form: form, history: history, forecast: forecast, notes: dated)
            values["made"] = page.values
            sheets.add(forecast, error: page.error, notes: dated)
        case .tooShort(let days, let needed):
            values["short"] = ["days": String(days), "needed": String(needed)]
            sheets.notes.append("There are \(days) days so far; a forecast that can be tested takes \(needed).")
        }
        values["told"] = sheets.document.view
        return DrawnReport("report-forecast", title: "Reports: forecast", values, document: sheets.document)
    }

    /// What came on each day that is over, by the hour.
    private func volumes(_ kind: ChannelKind) async throws -> [HourlyVolume] {
        let ports = reports.ports
        let today = ports.calendar.day(of: ports.clock.now())
        let filter = FigureFilter(
            from: CityCalendar.day(today, plus: -Self.history) ?? today, to: CityCalendar.day(today, plus: -1) ?? today,
            channelKind: kind)
        var hours: [String: [Int]] = [:]
        for row in try await ports.figures.figures([.contactHour], filter, by: [.day]) {
            for hour in row.sum.buckets.rows where (0..<24).contains(hour.bucket) {
                hours[row.labels.first ?? "", default: Array(repeating: 0, count: 24)][hour.bucket] += hour.count
            }
        }
        return (ports.calendar.days(from: filter.from, through: filter.to) ?? []).map {
            HourlyVolume(day: $0, hours: hours[$0] ?? [])
        }
    }
}
