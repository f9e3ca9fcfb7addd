package import Foundation
package import Intake

/// Times and spans as the desk's pages tell them.
package struct StaffTime: Sendable {
    private let zone: TimeZone

    package init(zone: TimeZone) { self.zone = zone }

    /// `Nov 22, 2026, 14:05`, in the city's time.
    package func text(_ moment: Moment) -> String {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(month: .abbreviated) \(day: .defaultDigits), \(year: .defaultDigits), \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                locale: Locale(identifier: "en_US"), timeZone: zone, calendar: Calendar(identifier: .gregorian)))
    }

    /// For `<time datetime>`.
    package func machine(_ moment: Moment) -> String {
        Date(timeIntervalSince1970: Double(moment.milliseconds / 1000)).formatted(.iso8601)
    }

    /// `8 seconds`, `5 minutes`.
    static func wait(_ seconds: Int) -> String {
        if seconds < 90 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
        return "\((seconds + 59) / 60) minutes"
    }
}
