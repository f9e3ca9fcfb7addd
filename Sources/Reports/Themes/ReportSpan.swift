import Intake

/// Periods that a page offers by name, up to a day.
package enum ReportSpan: String, CaseIterable, Sendable {
    case days30 = "30-days"
    case month
    case lastMonth = "last-month"
    case quarter
    case fiscalYear = "fiscal-year"
    case lastFiscalYear = "last-fiscal-year"
    case months12 = "12-months"

    package var title: String {
        switch self {
        case .days30: "30 days"
        case .month: "This month"
        case .lastMonth: "Last month"
        case .quarter: "This quarter"
        case .fiscalYear: "This fiscal year"
        case .lastFiscalYear: "Last fiscal year"
        case .months12: "12 months"
        }
    }

    /// Its first and last day.
    ///
    /// - Parameters:
    ///   - today: a city day.
    ///   - fiscalMonth: the month in which the fiscal year begins, 1 to 12; July in Massachusetts (M.G.L. c. 44 §56).
    package func days(today: String, fiscalMonth: Int = 7) -> (from: String, to: String) {
        let year = Int(today.prefix(4)) ?? 2000
        let month = Int(today.dropFirst(5).prefix(2)) ?? 1
        let fiscal = month >= fiscalMonth ? year : year - 1
        switch self {
        case .days30: return (CityCalendar.day(today, plus: -29) ?? today, today)
        case .month: return (Self.first(year, month), today)
        case .lastMonth:
            let (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
            return (Self.first(year, month), Self.dayBefore(Self.first(today)))
        case .quarter: return (Self.first(year, (month - 1) / 3 * 3 + 1), today)
        case .fiscalYear: return (Self.first(fiscal, fiscalMonth), today)
        case .lastFiscalYear:
            return (Self.first(fiscal - 1, fiscalMonth), Self.dayBefore(Self.first(fiscal, fiscalMonth)))
        case .months12: return (CityCalendar.day(today, plus: -364) ?? today, today)
        }
    }

    private static func first(_ day: String) -> String { day.prefix(8) + "01" }

    private static func first(_ year: Int, _ month: Int) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)-01" }

    private static func dayBefore(_ day: String) -> String { CityCalendar.day(day, plus: -1) ?? day }
}
