import Foundation
import Intake
import Testing

@Suite("The hours of a day's clock")
struct ClockHoursTests {
    private func hours(_ zone: String, _ day: String) throws -> [Int] {
        let calendar = try #require(CityCalendar(timeZone: zone))
        return try #require(calendar.hours(of: day))
    }

    @Test("each comes once, but where clocks change")
    func changes() throws {
        let usual = Array(repeating: 1, count: 24)
        #expect(try hours("America/New_York", "2026-11-21") == usual)
        var (spring, autumn) = (usual, usual)
        (spring[2], autumn[1]) = (0, 2)
        #expect(try hours("America/New_York", "2026-03-08") == spring)
        #expect(try hours("America/New_York", "2026-11-01") == autumn)
        var midnight = usual
        midnight[0] = 0
        #expect(try hours("America/Havana", "2026-03-08") == midnight)
        // By half an hour: half past one comes twice.
        var half = usual
        half[1] = 2
        #expect(try hours("Australia/Lord_Howe", "2026-04-05") == half)
        #expect(try hours("Australia/Lord_Howe", "2026-10-04") == usual)
        // A day that an island left out.
        #expect(try hours("Pacific/Apia", "2011-12-30") == Array(repeating: 0, count: 24))
        #expect(CityCalendar(timeZone: .gmt).hours(of: "2026-02-30") == nil)
    }

    @Test("the hour that clocks show", arguments: [("America/New_York", 22), ("Asia/Kolkata", 8), ("UTC", 3)])
    func hour(zone: String, hour: Int) throws {
        // 2026-11-21T03:15:00Z.
        let moment = Moment(milliseconds: 1_795_230_900_000)
        let calendar = try #require(CityCalendar(timeZone: zone))
        #expect(calendar.hour(of: moment) == hour)
    }
}
