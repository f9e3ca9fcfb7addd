package import Foundation
package import Intake

/// Times and spans as the desk's pages tell them.
package struct StaffTime: Sendable {
    let zone: TimeZone

    package init(zone: TimeZone) { self.zone = zone }

    /// The city's time zone, for scripts.
    var zoneName: String { zone.identifier }

    /// `Nov 22, 2026, 14:05`, in the city's time.
    package func text(_ moment: Moment) -> String {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return date.formatted(
            Date.VerbatimFormatStyle(
                format:
                    "\(month: .abbreviated) \(day: .defaultDigits), \(year: .defaultDigits), \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
                locale: Locale(identifier: "en_US"), timeZone: zone, calendar: Calendar(identifier: .gregorian)))
    }

    /// Reads what a browser's field for a time sends, `2026-11-22T14:05`, in the city's time; nil for anything else, and for a time that
    /// the clocks skip.
    package func moment(local text: String) -> Moment? {
        let parts = text.prefix(16).split { $0 == "-" || $0 == "T" || $0 == ":" }.map { Int($0) }
        guard parts.count == 5, let year = parts[0], let month = parts[1], let day = parts[2], let hour = parts[3],
            let minute = parts[4], (2000...2100).contains(year)
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
        guard components.isValidDate(in: calendar), let date = calendar.date(from: components) else { return nil }
        return Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }

    /// The next day from a moment on whose weekday is one of `weekdays` (1 is Sunday), at an hour of the city's.
    package func next(_ hour: Int, on weekdays: Set<Int>, after moment: Moment) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let start = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        for days in 1...8 {
            guard let day = calendar.date(byAdding: .day, value: days, to: start),
                weekdays.contains(calendar.component(.weekday, from: day)),
                let date = calendar.date(bySettingHour: hour, minute: 0, second: 0, of: day)
            else { continue }
            return Moment(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        }
        return moment + .seconds(24 * 3600)
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
