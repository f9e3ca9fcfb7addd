import Intake

extension ReportPeriod {
    /// The same period a year before.
    ///
    /// Months, quarters and years: those of the same name. ISO weeks: the same number in the ISO year before; where that has no week 53, its
    /// week 52, and the note says so. Days and Sunday weeks: 52 weeks earlier, since volume follows the weekday far more than the date.
    package var lastYear: PeriodComparison {
        switch kind {
        case .day: PeriodComparison(period: weeksEarlier(52), note: "The same weekday 52 weeks earlier.")
        case .sundayWeek: PeriodComparison(period: weeksEarlier(52), note: "The week 52 weeks earlier.")
        case .isoWeek: isoWeekLastYear
        case .month: monthsEarlier(12, note: lastYearsFebruary)
        case .quarter, .fiscalQuarter, .fiscalYear, .year: monthsEarlier(12, note: nil)
        }
    }

    /// The ISO year and week number of a week: those of its Thursday.
    var isoWeek: (year: Int, week: Int) {
        let thursday = days.lowerBound + 3
        let year = CivilDate(daysSince1970: thursday).year
        let dayOfYear = thursday - CivilDate(firstOf: 1, year: year).daysSince1970
        return (year, dayOfYear / 7 + 1)
    }

    private var isoWeekLastYear: PeriodComparison {
        let (year, week) = isoWeek
        // January 4 lies in week 1 always.
        let first = CivilDate(firstOf: 1, year: year - 1).daysSince1970 + 3
        let same = ReportPeriod(kind, holding: first + (week - 1) * 7, fiscalStart: fiscalStart)
        guard same.isoWeek.year != year - 1 else { return PeriodComparison(period: same, note: nil) }
        return PeriodComparison(
            period: same.before, note: "\(year - 1) has no week 53: compared with its last, week 52.")
    }

    /// A February of 28 days beside one of 29.
    private var lastYearsFebruary: String? {
        let before = monthsEarlier(12, note: nil).period.length
        return before == length ? nil : "February had \(before) days a year before, and has \(length) in this one."
    }

    private func weeksEarlier(_ weeks: Int) -> ReportPeriod {
        ReportPeriod(kind, holding: days.lowerBound - weeks * 7, fiscalStart: fiscalStart)
    }

    private func monthsEarlier(_ months: Int, note: String?) -> PeriodComparison {
        let first = MonthCount(months: MonthCount(holding: days.lowerBound).months - months).firstDay
        return PeriodComparison(period: ReportPeriod(kind, holding: first, fiscalStart: fiscalStart), note: note)
    }
}
