import Foundation
import Intake
import Reports
import TestKit
import Testing

@Suite struct ReportPeriodTests {
    private static let spans: [(PeriodKind, String, String, String, String)] = [
        (.day, "2026-11-21", "2026-11-21", "2026-11-21", "Saturday, November 21, 2026"),
        (.isoWeek, "2026-11-21", "2026-11-16", "2026-11-22", "Week 47 of 2026"),
        (.isoWeek, "2027-01-03", "2026-12-28", "2027-01-03", "Week 53 of 2026"),
        (.isoWeek, "2024-12-31", "2024-12-30", "2025-01-05", "Week 1 of 2025"),
        (.sundayWeek, "2026-11-21", "2026-11-15", "2026-11-21", "Week of November 15, 2026"),
        (.sundayWeek, "2026-11-22", "2026-11-22", "2026-11-28", "Week of November 22, 2026"),
        (.month, "2026-07-04", "2026-07-01", "2026-07-31", "July 2026"),
        (.month, "2028-02-10", "2028-02-01", "2028-02-29", "February 2028"),
        (.quarter, "2026-11-21", "2026-10-01", "2026-12-31", "Q4 2026"),
        (.fiscalQuarter, "2026-11-21", "2026-10-01", "2026-12-31", "FY2027 Q2"),
        (.fiscalQuarter, "2026-06-30", "2026-04-01", "2026-06-30", "FY2026 Q4"),
        (.fiscalYear, "2026-06-30", "2025-07-01", "2026-06-30", "FY2026"),
        (.fiscalYear, "2026-07-01", "2026-07-01", "2027-06-30", "FY2027"),
        (.year, "2026-11-21", "2026-01-01", "2026-12-31", "2026"),
    ]

    @Test("first day, last day and title", arguments: spans)
    func titles(kind: PeriodKind, day: String, first: String, last: String, title: String) throws {
        let period = try #require(ReportPeriod(kind, holding: day))
        #expect(period.firstDay == first && period.lastDay == last && period.title == title)
    }

    @Test("a fiscal year may begin with any month", arguments: 1...12)
    func fiscalStart(month: Int) throws {
        let year = try #require(ReportPeriod(.fiscalYear, holding: "2026-06-15", fiscalStart: month))
        let start = month <= 6 ? 2026 : 2025
        #expect(year.firstDay == "\(start)-\(month < 10 ? "0" : "")\(month)-01")
        #expect(year.title == "FY\(month == 1 ? start : start + 1)")
        let quarter = try #require(ReportPeriod(.fiscalQuarter, holding: year.firstDay, fiscalStart: month))
        #expect(quarter.title == "\(year.title) Q1" && quarter.firstDay == year.firstDay)
        #expect(quarter.after.after.after.lastDay == year.lastDay)
        #expect(quarter.before.title == "\(year.before.title) Q4")
    }

    @Test("the same period last year, and what must be said of it")
    func lastYear() throws {
        let cases: [(PeriodKind, String, String, String?)] = [
            (.isoWeek, "2026-11-21", "Week 47 of 2025", nil),
            (.isoWeek, "2027-01-03", "Week 52 of 2025", "2025 has no week 53: compared with its last, week 52."),
            (.isoWeek, "2021-01-05", "Week 1 of 2020", nil),
            (.month, "2026-07-04", "July 2025", nil),
            (.month, "2024-02-29", "February 2023", "February had 28 days a year before, and has 29 in this one."),
            (.fiscalQuarter, "2026-11-21", "FY2026 Q2", nil), (.fiscalYear, "2026-11-21", "FY2026", nil),
            (.quarter, "2026-11-21", "Q4 2025", nil), (.year, "2024-02-29", "2023", nil),
            (.day, "2024-02-29", "Thursday, March 2, 2023", "The same weekday 52 weeks earlier."),
            (.sundayWeek, "2026-11-21", "Week of November 16, 2025", "The week 52 weeks earlier."),
        ]
        for (kind, day, title, note) in cases {
            let comparison = try #require(ReportPeriod(kind, holding: day)).lastYear
            #expect(comparison.period.title == title)
            #expect(comparison.note == note)
        }
    }

    @Test("periods follow one another without gap or overlap, and each holds its days", arguments: PeriodKind.allCases)
    func unbroken(kind: PeriodKind) throws {
        let list = try #require(ReportPeriod.list(kind, from: "1995-02-11", through: "2031-08-03"))
        #expect(list.first?.holds("1995-02-11") == true && list.last?.holds("2031-08-03") == true)
        #expect(Set(list.map(\.key)).count == list.count)
        #expect(Set(list.map(\.title)).count == list.count)
        for (period, next) in zip(list, list.dropFirst()) {
            #expect(next.before == period && period.after == next)
            #expect(!next.holds(period.lastDay) && period.holds(period.lastDay) && period.holds(period.firstDay))
        }
    }

    @Test("ISO weeks are Foundation's, for forty years of days")
    func isoWeeks() throws {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        for day in stride(from: 9_000, to: 24_000, by: 1) {
            let parts = calendar.dateComponents(
                [.yearForWeekOfYear, .weekOfYear], from: Date(timeIntervalSince1970: Double(day) * 86_400))
            let period = try #require(ReportPeriod(.isoWeek, holding: CivilDate(daysSince1970: day).description))
            #expect(period.title == "Week \(parts.weekOfYear ?? 0) of \(parts.yearForWeekOfYear ?? 0)")
        }
    }

    @Test("a period that is not over is compared by as many days")
    func elapsed() throws {
        let month = try #require(ReportPeriod(.month, holding: "2026-11-21"))
        #expect(month.elapsed(through: "2026-11-21") == 21 && month.elapsed(through: "2027-01-01") == 30)
        #expect(month.elapsed(through: "2026-10-31") == 0 && month.elapsed(through: "soon") == 0)
        #expect(month.before.day(afterFirst: 21) == "2026-10-21" && month.before.day(afterFirst: 99) == "2026-10-31")
    }

    @Test("what is no day is no period, and a range that runs backwards has none")
    func refused() {
        #expect(ReportPeriod(.month, holding: "2026-02-30") == nil)
        #expect(ReportPeriod.list(.day, from: "2026-02-01", through: "later") == nil)
        #expect(ReportPeriod.list(.day, from: "2026-02-02", through: "2026-02-01") == [])
        #expect(ReportPeriod.list(.isoWeek, from: "2026-02-04", through: "2026-02-03") == [])
    }

    @Test("short titles name the year where one begins")
    func short() throws {
        let cases: [(PeriodKind, String, String)] = [
            (.day, "2026-11-21", "Nov 21"), (.day, "2027-01-01", "Jan 1, 2027"), (.isoWeek, "2026-11-21", "W47"),
            (.isoWeek, "2027-01-04", "W1 2027"), (.month, "2026-07-01", "Jul"), (.month, "2027-01-31", "Jan 2027"),
            (.sundayWeek, "2026-11-21", "Nov 15"), (.sundayWeek, "2027-01-03", "Jan 3, 2027"),
            (.fiscalQuarter, "2026-11-21", "FY2027 Q2"),
        ]
        for (kind, day, title) in cases {
            #expect(try #require(ReportPeriod(kind, holding: day)).shortTitle == title)
        }
    }
}
