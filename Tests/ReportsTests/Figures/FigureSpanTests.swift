import Foundation
import Intake
import Reports
import Testing

@Suite("A range of days cut into whole months and the days at both ends")
struct FigureSpanTests {
    /// Every day that the parts of a span stand for.
    private func days(_ span: FigureSpan) -> [String] {
        let calendar = CityCalendar(timeZone: .gmt)
        var days = span.days.flatMap { calendar.days(from: $0.lowerBound, through: $0.upperBound) ?? [] }
        if let months = span.months {
            let last = FigureSpan.lastDay(ofMonth: months.upperBound)
            days += calendar.days(from: months.lowerBound + "-01", through: last) ?? []
        }
        return days.sorted()
    }

    @Test("whatever the range, its parts are its days, each once")
    func parts() throws {
        let calendar = CityCalendar(timeZone: .gmt)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let from = try #require(CityCalendar.day("2023-11-15", plus: Int.random(in: 0..<900, using: &random)))
            let to = try #require(CityCalendar.day(from, plus: Int.random(in: 0..<800, using: &random)))
            for isByDay in [false, true] {
                let span = FigureSpan(from: from, to: to, isByDay: isByDay)
                #expect(days(span) == calendar.days(from: from, through: to), "\(from) to \(to)")
                #expect(span.days.count <= 2 && (!isByDay || span.months == nil))
            }
        }
    }

    @Test("whole months are months alone, also in a leap year's February")
    func whole() {
        #expect(FigureSpan(from: "2024-02-01", to: "2024-02-29", isByDay: false).months == "2024-02"..."2024-02")
        #expect(FigureSpan(from: "2024-02-01", to: "2024-02-29", isByDay: false).days.isEmpty)
        #expect(FigureSpan(from: "2023-02-01", to: "2023-03-01", isByDay: false).days == ["2023-03-01"..."2023-03-01"])
        #expect(FigureSpan(from: "2025-12-02", to: "2026-01-30", isByDay: false).months == nil)
        #expect(FigureSpan(from: "2026-02-01", to: "2026-01-30", isByDay: false).days.isEmpty)
    }
}
