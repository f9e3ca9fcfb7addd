import Desk
import Hummingbird
import Intake
import Reports

/// `/reports/forecast`: what to expect on a channel, by the hour, and the agents it takes: rostering is what the numbers are for.
struct ForecastRoutes: Sendable {
    static let path = ReportRoutes.path + "/forecast"
    /// Three years, in days: seasons show from two years on.
    private static let history = 1_096

    let pages: StaffPages
    let reports: ReportRoutes

    func add(to people: RouterGroup<PersonContext>) {
        let readers = people.group("").add(middleware: Requires(.reports))
        readers.get("/reports/forecast") { request, context in try await show(request, context) }
    }

    private func show(_ request: Request, _ context: PersonContext) async throws -> Response {
        let query = request.uri.queryParameters
        let form = ForecastForm { query.get($0) }
        let history = try await volumes(form.kind)
        var values: [String: Any] = ["form": form.values, "channel": ConsoleWords.channel(form.kind)]
        switch Forecaster(weeks: form.weeks, holidays: reports.ports.holidays).forecast(history) {
        case .made(let forecast):
            values["made"] = ForecastPage(form: form, history: history, forecast: forecast).values
        case .tooShort(let days, let needed):
            values["short"] = ["days": String(days), "needed": String(needed)]
        }
        return pages.page("report-forecast", title: "Reports: forecast", values, for: context)
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
