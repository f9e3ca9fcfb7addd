import Intake
import Reports

/// A forecast as its page shows it: a line with its bounds, the days, and the agents by the hour.
struct ForecastPage {
    /// Days before today that the line begins with.
    static let known = 28

    let form: ForecastForm
    let history: [HourlyVolume]
    let forecast: VolumeForecast
    let notes: DatedNotes

    var values: [String: Any] {
        var values: [String: Any] = [
            "chart": chart.figure(id: "forecast"), "error": error, "notes": forecast.notes.map { ["text": $0] },
            "has_notes": !forecast.notes.isEmpty, "days": forecast.days.map(day),
            "from": forecast.from, "through": forecast.through,
        ]
        if form.need(perHour: 0) != nil {
            values["staff"] = [
                "hours": (0..<24).map { ["hour": String($0)] },
                "days": forecast.days.prefix(7).map { day in
                    [
                        "day": Self.title(day.day),
                        "agents": day.hours.enumerated().map { hour, value in
                            ["hour": "\(hour):00", "count": String(form.need(perHour: value.high)?.agents ?? 0)]
                        },
                    ] as [String: Any]
                },
            ]
        }
        return values
    }

    private var chart: BandChart {
        let past = history.suffix(Self.known)
        let points =
            past.map { BandChart.Point(Double($0.hours.reduce(0, +))) }
            + forecast.days.map { BandChart.Point($0.total.expected, low: $0.total.low, high: $0.total.high) }
        let days = past.map(\.day) + forecast.days.map(\.day)
        return BandChart(
            title: "\(ConsoleWords.channel(form.kind)): contacts by day, as they came and as expected",
            axis: ChartAxis(labels: days.map { ReportPeriod(.day, holding: $0)?.shortTitle ?? $0 }, titles: days),
            points: points, unit: .count(of: "contacts"), marks: notes.marks(of: days))
    }

    /// How far such forecasts were off, in a sentence.
    var error: String {
        let error = forecast.error
        guard let daily = error.daily else { return "Nothing came in the weeks by which it could be tested." }
        let naive = error.naiveDaily.map {
            "; saying \u{201C}as in the week before\u{201D} would have been off by \(Self.percent($0))"
        }
        let bias = error.bias.flatMap { abs($0) < 0.005 ? nil : $0 }.map {
            " It said \(Self.percent(abs($0))) too \($0 < 0 ? "little" : "much") in sum."
        }
        return
            "Made \(error.forecasts) times for weeks that are over, it was off by \(Self.percent(daily)) a day\(naive ?? "").\(bias ?? "")"
    }

    private func day(_ day: ForecastDay) -> [String: Any] {
        let busiest = day.hours.indices.max { day.hours[$0].expected < day.hours[$1].expected } ?? 0
        var values: [String: Any] = [
            "day": Self.title(day.day), "is_holiday": day.isHoliday, "expected": Self.whole(day.total.expected),
            "low": Self.whole(day.total.low), "high": Self.whole(day.total.high),
            "busiest": "\(busiest):00, \(Self.whole(day.hours[busiest].expected))",
        ]
        if let need = form.need(perHour: day.hours[busiest].high) {
            values["agents"] = "\(need.agents) at work, \(need.rostered) rostered"
        }
        return values
    }

    /// `Mon 2026-11-23`.
    static func title(_ day: String) -> String {
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let days = CityCalendar.days(from: "1970-01-01", to: day) ?? 0
        return "\(names[(days % 7 + 7) % 7]) \(day)"
    }

    private static func whole(_ value: Double) -> String { FigureWords.count(Int(value.rounded())) }
    private static func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }
}
