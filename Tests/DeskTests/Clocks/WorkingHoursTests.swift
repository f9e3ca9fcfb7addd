import Foundation
import Intake
import TestKit
import Testing

@testable import Desk

@Suite("Working hours")
struct WorkingHoursTests {
    private static let hour = Duration.seconds(3_600)

    /// Somerville: 8:30 to 16:30, Thanksgiving off, Christmas Eve until noon.
    private func somerville() throws -> WorkingHours {
        try CityHours.hours(
            "America/New_York", week: "8:30-16:30", holidays: ["2026-11-26", "2026-12-25"],
            days: ["2026-12-24": "8:30-12:00"])
    }

    @Test(
        "when it is due",
        arguments: [
            // Within a day; to the end of a day and not to the next morning; over a night; over a weekend; over a holiday.
            ("2026-11-23T13:30:00Z", 4.0, "2026-11-23T17:30:00Z"),
            ("2026-11-23T13:30:00Z", 8, "2026-11-23T21:30:00Z"),
            ("2026-11-23T13:30:00Z", 9, "2026-11-24T14:30:00Z"),
            ("2026-11-27T20:30:00Z", 2, "2026-11-30T14:30:00Z"),
            ("2026-11-25T20:30:00Z", 2, "2026-11-27T14:30:00Z"),
            // At night, on Sunday: from the next opening on.
            ("2026-11-23T04:00:00Z", 1, "2026-11-23T14:30:00Z"),
            ("2026-11-22T15:00:00Z", 1, "2026-11-23T14:30:00Z"),
            // Half a day, then a holiday and a weekend.
            ("2026-12-24T16:30:00Z", 1, "2026-12-28T14:00:00Z"),
            // Over the changes of the clocks: the local opening stays where it is.
            ("2026-10-30T20:00:00Z", 1, "2026-11-02T14:00:00Z"), ("2026-03-06T21:00:00Z", 1, "2026-03-09T13:00:00Z"),
            // Whole weeks from a midnight on: due when the last one ends, not when the next begins.
            ("2026-11-01T15:00:00Z", 40, "2026-11-06T21:30:00Z"), ("2026-11-02T05:00:00Z", 80, "2026-11-13T21:30:00Z"),
            // Weeks with a holiday among them.
            ("2026-11-02T13:30:00Z", 200, "2026-12-07T21:30:00Z"),
            ("2026-11-02T13:30:00Z", 300, "2026-12-28T14:00:00Z"),
            // Ten working days, a hundred.
            ("2026-11-02T13:30:00Z", 80, "2026-11-13T21:30:00Z"),
            ("2026-01-05T13:30:00Z", 800, "2026-05-22T20:30:00Z"),
            ("2026-11-23T13:30:00Z", 0, "2026-11-23T13:30:00Z"), ("2026-11-22T13:30:00Z", 0, "2026-11-22T13:30:00Z"),
        ])
    func due(from: String, hours: Double, expected: String) throws {
        let working = try somerville()
        let target = Duration.milliseconds(Int64(hours * 3_600_000))
        let due = try #require(try working.due(target, from: CityHours.moment(from)))
        #expect(try due == CityHours.moment(expected))
        #expect(try working.elapsed(from: CityHours.moment(from), to: due) == target)
    }

    @Test(
        "a day of changed clocks, worked throughout or in the night hours",
        arguments: [
            // Spring and autumn in New York: 2 to 3 does not happen, 1 to 2 happens twice.
            ("America/New_York", "0:00-24:00", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", 23.0),
            ("America/New_York", "0:00-24:00", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 25),
            ("America/New_York", "2:00-3:00", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", 0),
            ("America/New_York", "1:00-2:00", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 2),
            ("America/New_York", "1:30-3:30", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", 1),
            ("America/New_York", "0:30-1:30", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", 1.5),
            // Half an hour on Lord Howe Island: 2 back to 1:30, 2 on to 2:30.
            ("Australia/Lord_Howe", "0:00-24:00", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 24.5),
            ("Australia/Lord_Howe", "1:00-2:00", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z", 1.5),
            ("Australia/Lord_Howe", "2:00-3:00", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z", 0.5),
            // São Paulo in 2018: midnight did not happen. Apia in 2011: a whole day did not.
            ("America/Sao_Paulo", "0:00-2:00", "2018-11-04T02:00:00Z", "2018-11-05T02:00:00Z", 1),
            ("America/Sao_Paulo", "23:00-24:00", "2018-11-03T03:00:00Z", "2018-11-04T03:00:00Z", 1),
            // And in 2018 an hour before midnight happened twice.
            ("America/Sao_Paulo", "23:00-24:00", "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z", 2),
            ("Pacific/Apia", "0:00-24:00", "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", 48),
            ("Pacific/Apia", "9:00-10:00", "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z", 2),
        ])
    func changedClocks(zone: String, spans: String, from: String, to: String, hours: Double) throws {
        let working = try CityHours.hours(zone, week: spans, weekend: spans)
        let elapsed = try working.elapsed(from: CityHours.moment(from), to: CityHours.moment(to))
        #expect(elapsed == .milliseconds(Int64(hours * 3_600_000)))
    }

    @Test(
        "adding a and then b is adding both, and what has elapsed at the due time is the target",
        arguments: [
            "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Casablanca",
        ])
    func property(zone: String) throws {
        let shapes = try [
            CityHours.hours(zone, week: "8:30-16:30"),
            CityHours.hours(
                zone, week: "7:15-12:00,13:00-19:45", weekend: "1:20-2:40", holidays: ["2018-11-04", "2018-11-05"]),
            CityHours.hours(
                zone, week: "0:00-24:00", weekend: "0:00-6:00,22:00-24:00", days: ["2018-11-03": "23:30-24:00"]),
        ]
        var random = SeededGenerator(seed: 77)
        for round in 0..<300 {
            let hours = shapes[round % shapes.count]
            let start = Moment(milliseconds: Int64.random(in: 1_500_000_000_000...1_560_000_000_000, using: &random))
            // Up to a day, a week or a quarter of a year of working time.
            let most: Int64 = [28_000_000, 200_000_000, 2_000_000_000][random.below(3)]
            let a = Duration.milliseconds(Int64.random(in: 0...most, using: &random))
            let b = Duration.milliseconds(Int64.random(in: 0...most, using: &random))
            let first = try #require(hours.due(a, from: start))
            let second = try #require(hours.due(b, from: first))
            #expect(second == hours.due(a + b, from: start))
            #expect(hours.elapsed(from: start, to: second) == a + b)
            #expect(hours.elapsed(from: start, to: first) + hours.elapsed(from: first, to: second) == a + b)
            if a > .zero { #expect(hours.elapsed(from: start, to: first - .milliseconds(1)) < a) }
        }
    }

    @Test("counted minute by minute it is the same", arguments: ["America/New_York", "Australia/Lord_Howe"])
    func byMinutes(zone: String) throws {
        let hours = try CityHours.hours(zone, week: "8:30-16:30", weekend: "1:00-3:00", holidays: ["2026-04-03"])
        var oracle = Calendar(identifier: .gregorian)
        oracle.timeZone = try #require(TimeZone(identifier: zone))
        for from in ["2026-03-06T12:00:00Z", "2026-04-02T12:00:00Z", "2026-10-02T12:00:00Z", "2026-10-30T12:00:00Z"] {
            let start = try CityHours.moment(from)
            var minutes = 0
            for minute in 0..<5_000 {
                let date = Date(timeIntervalSince1970: Double(start.milliseconds / 1_000 + Int64(minute * 60)))
                let parts = oracle.dateComponents([.weekday, .hour, .minute, .month, .day], from: date)
                let time = (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
                let isWeekend = parts.weekday == 1 || parts.weekday == 7
                let isHoliday = parts.month == 4 && parts.day == 3
                let isOpen = isWeekend ? (60..<180).contains(time) : !isHoliday && (510..<990).contains(time)
                if isOpen { minutes += 1 }
                #expect(hours.isOpen(at: Moment(milliseconds: Int64(date.timeIntervalSince1970) * 1_000)) == isOpen)
            }
            #expect(hours.elapsed(from: start, to: start + .seconds(300_000)) == .seconds(minutes * 60))
        }
    }

    @Test("around the clock is real time, whole days of every week too")
    func always() throws {
        let calendar = try #require(CityCalendar(timeZone: "America/New_York"))
        let start = try CityHours.moment("2026-10-30T12:34:56Z")
        let days = try CityHours.hours("America/New_York", week: "0:00-24:00", weekend: "0:00-24:00")
        for hours in [WorkingHours.always(calendar), days] {
            #expect(hours.due(.seconds(8_640_000), from: start) == start + .seconds(8_640_000))
            #expect(hours.elapsed(from: start, to: start + .seconds(8_640_000)) == .seconds(8_640_000))
            #expect(hours.isOpen(at: start))
        }
    }

    @Test("hours that never come, or a target beyond the horizon: nothing is due")
    func horizon() throws {
        let never = try CityHours.hours("America/New_York", week: "")
        let start = try CityHours.moment("2026-10-30T12:34:56Z")
        #expect(never.due(.milliseconds(1), from: start) == nil)
        #expect(never.elapsed(from: start, to: start + .seconds(100_000_000)) == .zero)
        #expect(try somerville().due(.seconds(400_000_000), from: start) == nil)
        #expect(try CityHours.hours("UTC", week: "2:00-3:00").due(Self.hour * 2_000, from: start) != nil)
    }

    @Test("what is no date is refused; spans that overlap count once")
    func wrong() throws {
        let calendar = try #require(CityCalendar(timeZone: "UTC"))
        #expect(WorkingHours(calendar: calendar, week: [:], holidays: ["2026-02-30"]) == nil)
        let hours = try CityHours.hours("UTC", week: "9:00-12:00,11:00-13:00,13:00-14:00")
        let start = try CityHours.moment("2026-11-23T00:00:00Z")
        #expect(hours.elapsed(from: start, to: start + .seconds(86_400)) == Self.hour * 5)
    }
}
