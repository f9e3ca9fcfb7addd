import Foundation
import Intake
import Testing

@testable import Desk

/// Working hours of cities, and local times, for tests.
enum CityHours {
    static func moment(_ text: String) throws -> Moment {
        let date = try Date(text, strategy: .iso8601)
        return Moment(milliseconds: Int64(date.timeIntervalSince1970) * 1_000)
    }

    /// Spans as `8:30-16:30`, or several with commas; nothing for none.
    static func spans(_ text: String) throws -> [DaySpan] {
        try text.split(separator: ",").map { span in
            let minutes = try span.split(separator: "-").map { time in
                let parts = time.split(separator: ":").compactMap { Int($0) }
                return try #require(parts.count == 2 ? parts[0] * 60 + parts[1] : nil)
            }
            return DaySpan(minutes: minutes[0]..<minutes[1])
        }
    }

    /// - Parameter week: the same spans from Monday to Friday; `weekend` on the other two.
    static func hours(
        _ zone: String, week: String, weekend: String = "", holidays: Set<String> = [], days: [String: String] = [:]
    ) throws -> WorkingHours {
        let calendar = try #require(CityCalendar(timeZone: zone))
        var spans: [Weekday: [DaySpan]] = [:]
        for weekday in Weekday.allCases {
            spans[weekday] = try self.spans([.saturday, .sunday].contains(weekday) ? weekend : week)
        }
        return try #require(
            WorkingHours(calendar: calendar, week: spans, holidays: holidays, days: days.mapValues(self.spans)))
    }
}
