import Intake

/// The periods that a figure is compared with.
extension FigureFilter {
    /// Days from the first to the last.
    package var length: Int { (CityCalendar.days(from: from, to: to) ?? 0) + 1 }

    /// As many days, up to the day before the first.
    package var before: FigureFilter {
        var before = self
        before.from = CityCalendar.day(from, plus: -length) ?? from
        before.to = CityCalendar.day(from, plus: -1) ?? from
        return before
    }

    /// The same days of the year before; the 29th of February becomes the 28th.
    package var lastYear: FigureFilter {
        var lastYear = self
        lastYear.from = Self.yearBefore(from)
        lastYear.to = Self.yearBefore(to)
        return lastYear
    }

    /// The same days without any other condition.
    package var everything: FigureFilter { FigureFilter(from: from, to: to) }

    private static func yearBefore(_ day: String) -> String {
        guard let year = Int(day.prefix(4)) else { return day }
        let padded = String(repeating: "0", count: max(0, 4 - String(year - 1).count)) + String(year - 1)
        let same = padded + day.dropFirst(4)
        return CityCalendar.isDay(same) ? same : padded + "-02-28"
    }
}
