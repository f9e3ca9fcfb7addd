import Intake

/// One day, week, month, quarter or year of the city's days.
package struct ReportPeriod: Hashable, Sendable {
    package let kind: PeriodKind
    /// The first of the months of its fiscal year, 1 to 12.
    package let fiscalStart: Int
    /// Its first day and the one after its last, in days since 1970.
    let days: Range<Int>

    /// The period of a kind that holds a day.
    ///
    /// - Parameters:
    ///   - day: as `2026-11-21`.
    ///   - fiscalStart: the month with which the fiscal year begins; 7 is July, as in Massachusetts' cities and towns. One outside 1 to 12 is
    ///     taken for the nearest of them.
    /// - Returns: nil where `day` is no date.
    package init?(_ kind: PeriodKind, holding day: String, fiscalStart: Int = 7) {
        guard let date = CivilDate(day) else { return nil }
        self.init(kind, holding: date.daysSince1970, fiscalStart: max(1, min(fiscalStart, 12)))
    }

    init(_ kind: PeriodKind, holding day: Int, fiscalStart: Int) {
        self.kind = kind
        self.fiscalStart = fiscalStart
        let months = MonthCount(holding: day)
        switch kind {
        case .day: days = day..<day + 1
        case .isoWeek: days = Self.week(holding: day, from: Weekday.monday)
        case .sundayWeek: days = Self.week(holding: day, from: Weekday.sunday)
        case .month: days = months.days(count: 1)
        case .quarter: days = months.start(of: 3, from: 1).days(count: 3)
        case .fiscalQuarter: days = months.start(of: 3, from: fiscalStart).days(count: 3)
        case .fiscalYear: days = months.start(of: 12, from: fiscalStart).days(count: 12)
        case .year: days = months.start(of: 12, from: 1).days(count: 12)
        }
    }

    /// As `2026-11-21`.
    package var firstDay: String { CivilDate(daysSince1970: days.lowerBound).description }

    /// The last day, included.
    package var lastDay: String { CivilDate(daysSince1970: days.upperBound - 1).description }

    /// How many days it has.
    package var length: Int { days.count }

    /// Unique among the periods of one fiscal calendar, and the same for ever: `iso_week/2026-11-16`.
    package var key: String { "\(kind.rawValue)/\(firstDay)" }

    /// The period of the same kind that ends the day before this one begins.
    package var before: ReportPeriod { ReportPeriod(kind, holding: days.lowerBound - 1, fiscalStart: fiscalStart) }

    /// The period of the same kind that begins the day after this one ends.
    package var after: ReportPeriod { ReportPeriod(kind, holding: days.upperBound, fiscalStart: fiscalStart) }

    package func holds(_ day: String) -> Bool {
        CivilDate(day).map { days.contains($0.daysSince1970) } ?? false
    }

    /// Its days up to `day`, for a period that is not over: comparing these with the first as many days of another period is fair.
    ///
    /// - Returns: as many as there are from its first day through `day`; all where it is over, 0 where it has not begun or `day` is no date.
    package func elapsed(through day: String) -> Int {
        guard let date = CivilDate(day) else { return 0 }
        return max(0, min(date.daysSince1970 + 1, days.upperBound) - days.lowerBound)
    }

    /// The last of its first `count` days; the period's own last or first where there are not that many.
    package func day(afterFirst count: Int) -> String {
        CivilDate(daysSince1970: days.lowerBound + max(1, min(count, length)) - 1).description
    }

    /// The periods of a kind that have a day in a range, oldest first; the first and last may reach beyond it.
    ///
    /// - Returns: none where the last day is before the first; nil where one is no date.
    package static func list(
        _ kind: PeriodKind, from first: String, through last: String, fiscalStart: Int = 7
    ) -> [ReportPeriod]? {
        guard var period = ReportPeriod(kind, holding: first, fiscalStart: fiscalStart), let start = CivilDate(first),
            let end = CivilDate(last)
        else { return nil }
        guard start.daysSince1970 <= end.daysSince1970 else { return [] }
        var list = [period]
        while period.days.upperBound <= end.daysSince1970 {
            period = period.after
            list.append(period)
        }
        return list
    }

    private static func week(holding day: Int, from first: Weekday) -> Range<Int> {
        let start = day - first.days(before: day)
        return start..<start + 7
    }
}
