import Foundation
import Intake

/// Times as people in the city read them.
enum LocalTime {
    /// `2026-11-21 17:42:03 -0500`.
    static func text(_ moment: Moment, _ zone: TimeZone) -> String {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(year: .padded(4))-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) \(timeZone: .iso8601(.short))",
                timeZone: zone, calendar: Calendar(identifier: .gregorian)))
    }
}
