import Foundation
import Intake
import TestKit
import Testing

@Suite struct CityCalendarTests {
    private static let zones = [
        "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo",
        "America/Havana", "Asia/Beirut",
        "Pacific/Apia", "Africa/Casablanca", "UTC", "Pacific/Kiritimati", "America/Caracas", "Asia/Kathmandu",
    ]

    private func calendar(_ zone: String) throws -> CityCalendar { try #require(CityCalendar(timeZone: zone)) }

    private func bounds(of day: String, _ calendar: CityCalendar) throws -> (start: Moment, end: Moment) {
        let bounds = try #require(calendar.bounds(of: day))
        return (bounds.lowerBound, bounds.upperBound)
    }

    private func moment(_ text: String) throws -> Moment {
        let date = try Date(text, strategy: .iso8601)
        return Moment(milliseconds: Int64(date.timeIntervalSince1970) * 1_000)
    }

    @Test(
        "days",
        arguments: [
            ("America/New_York", "2026-11-21T04:59:59Z", "2026-11-20"),
            ("America/New_York", "2026-11-21T05:00:00Z", "2026-11-21"),
            ("America/New_York", "2026-07-04T03:59:59Z", "2026-07-03"),
            ("America/New_York", "2026-07-04T04:00:00Z", "2026-07-04"),
            ("America/New_York", "2024-02-29T12:00:00Z", "2024-02-29"),
            ("America/New_York", "2025-01-01T04:00:00Z", "2024-12-31"),
            ("Asia/Kolkata", "2026-03-01T18:30:00Z", "2026-03-02"),
            ("Pacific/Kiritimati", "2026-03-01T10:00:00Z", "2026-03-02"),
            ("UTC", "1970-01-01T00:00:00Z", "1970-01-01"), ("UTC", "1969-12-31T23:59:59Z", "1969-12-31"),
            ("America/New_York", "2061-07-04T04:00:00Z", "2061-07-04"),
            ("America/New_York", "1985-07-04T03:59:59Z", "1985-07-03"),
        ])
    func days(zone: String, at: String, day: String) throws {
        #expect(try calendar(zone).day(of: moment(at)) == day)
    }

    @Test(
        "a day's length",
        arguments: [
            ("America/New_York", "2026-03-08", 23.0), ("America/New_York", "2026-11-01", 25),
            ("America/New_York", "2026-11-02", 24),
            ("Europe/Berlin", "2026-03-29", 23), ("Europe/Berlin", "2026-10-25", 25),
            ("Australia/Lord_Howe", "2026-04-05", 24.5),
            ("America/Sao_Paulo", "2018-11-04", 23), ("America/Havana", "2026-11-01", 25),
            ("America/Havana", "2026-03-08", 23),
            ("America/Caracas", "2016-05-01", 23.5), ("Pacific/Apia", "2011-12-30", 0),
            ("America/New_York", "2065-03-08", 23),
        ])
    func length(zone: String, day: String, hours: Double) throws {
        let calendar = try calendar(zone)
        let (start, end) = try bounds(of: day, calendar)
        #expect(end.since(start) == .milliseconds(Int64(hours * 3_600_000)))
    }

    @Test("a day that begins at one o'clock", arguments: [("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z")])
    func skippedMidnight(zone: String, day: String, start: String) throws {
        #expect(try bounds(of: day, calendar(zone)).start == moment(start))
    }

    @Test("days follow each other, and every moment of a range has its day", arguments: zones)
    func property(zone: String) throws {
        let calendar = try calendar(zone)
        for day in try #require(calendar.days(from: "2023-12-25", through: "2027-01-05")) {
            let (start, end) = try bounds(of: day, calendar)
            #expect(calendar.day(of: start) == day)
            #expect(calendar.day(of: end - .milliseconds(1)) == day)
            #expect(calendar.day(of: start - .milliseconds(1)) < day)
            #expect(calendar.day(of: end) > day)
        }
    }

    @Test("Foundation's calendar says the same", arguments: zones)
    func againstFoundation(zone: String) throws {
        let calendar = try calendar(zone)
        var oracle = Calendar(identifier: .gregorian)
        oracle.timeZone = try #require(TimeZone(identifier: zone))
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<400 {
            let milliseconds = Int64.random(in: 0...3_000_000_000_000, using: &generator)
            let date = Date(timeIntervalSince1970: Double(milliseconds / 1_000))
            let parts = oracle.dateComponents([.year, .month, .day], from: date)
            let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            let expected = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            #expect(calendar.day(of: Moment(milliseconds: milliseconds)) == expected)
        }
    }

    @Test("lists of days")
    func lists() throws {
        let calendar = try calendar("America/New_York")
        #expect(
            calendar.days(from: "2024-02-27", through: "2024-03-01") == [
                "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01",
            ])
        #expect(calendar.days(from: "2024-03-02", through: "2024-03-01") == [])
        #expect(calendar.days(from: "2024-13-02", through: "2024-03-01") == nil)
    }

    @Test(
        "what is no date has no start",
        arguments: [
            "", "2026-02-29", "2026-00-01", "2026-04-31", "2026-4-1", "0000-01-01", "2026-11-21T", "20261121",
            "２０２６-11-21",
        ])
    func noDate(text: String) throws {
        let calendar = try calendar("UTC")
        #expect(calendar.bounds(of: text) == nil)
    }

    @Test("an unknown zone is none, and no moment is too far")
    func extremes() throws {
        #expect(CityCalendar(timeZone: "America/Springfield") == nil)
        let calendar = try calendar("America/New_York")
        #expect(calendar.day(of: Moment(milliseconds: .max)) == "9999-12-31")
        #expect(calendar.day(of: Moment(milliseconds: .min)) == "0001-01-01")
    }
}
