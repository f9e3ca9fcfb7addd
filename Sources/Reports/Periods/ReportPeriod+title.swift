import Intake

extension ReportPeriod {
    /// As a heading has it: `Saturday, November 21, 2026`, `Week 47 of 2026`, `Week of November 15, 2026`, `July 2026`, `Q4 2026`,
    /// `FY2027 Q2`, `FY2027`, `2026`.
    package var title: String {
        let months = MonthCount(holding: days.lowerBound)
        switch kind {
        case .day: return "\(Weekday(of: days.lowerBound).name), \(longDate)"
        case .isoWeek: return "Week \(isoWeek.week) of \(isoWeek.year)"
        case .sundayWeek: return "Week of \(longDate)"
        case .month: return "\(months.name) \(months.year)"
        case .quarter: return "Q\((months.month - 1) / 3 + 1) \(months.year)"
        case .fiscalQuarter: return "FY\(fiscalYear) Q\((months.month - fiscalStart + 12) % 12 / 3 + 1)"
        case .fiscalYear: return "FY\(fiscalYear)"
        case .year: return "\(months.year)"
        }
    }

    /// As an axis has it: `Nov 21`, `W47`, `Nov 15`, `Jul`, with the year where a new one begins: `W1 2027`, `Jan 2027`, `Jan 1, 2027`.
    package var shortTitle: String {
        let months = MonthCount(holding: days.lowerBound)
        switch kind {
        case .day, .sundayWeek:
            let date = "\(months.shortName) \(CivilDate(daysSince1970: days.lowerBound).day)"
            return MonthCount(holding: before.days.lowerBound).year == months.year ? date : "\(date), \(months.year)"
        case .isoWeek: return isoWeek.week == 1 ? "W1 \(isoWeek.year)" : "W\(isoWeek.week)"
        case .month: return months.month == 1 ? "\(months.shortName) \(months.year)" : months.shortName
        case .quarter, .fiscalQuarter, .fiscalYear, .year: return title
        }
    }

    /// The fiscal year in which it begins, named by the calendar year in which that ends.
    private var fiscalYear: Int {
        MonthCount(months: MonthCount(holding: days.lowerBound).start(of: 12, from: fiscalStart).months + 11).year
    }

    private var longDate: String {
        let months = MonthCount(holding: days.lowerBound)
        return "\(months.name) \(CivilDate(daysSince1970: days.lowerBound).day), \(months.year)"
    }
}
