package import Foundation
import Synchronization

/// The city's days: every count is made by them, whatever the server's time zone.
package final class CityCalendar: Sendable {
    /// A stretch of time that lies within one city day.
    private struct Stretch {
        var start: Moment
        var end: Moment
        var day: String
    }

    private let calendar: Calendar
    /// The day that was asked for last: nearly every question is about the same one.
    private let last = Mutex<Stretch?>(nil)

    package init(timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// The city's day of a moment, as `2026-11-21`.
    package func day(of moment: Moment) -> String {
        let known = last.withLock { $0 }
        if let known, known.start <= moment, moment < known.end { return known.day }
        let found = stretch(around: moment)
        last.withLock { $0 = found }
        return found.day
    }

    /// When a day begins and when the next one does; nil where `day` is not a date as `2026-11-21`. A day of 23 or 25 hours is
    /// as long as it is.
    package func bounds(of day: String) -> Range<Moment>? {
        let parts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard day.utf8.count == 10, parts.count == 3, let year = parts[0], let month = parts[1], let date = parts[2]
        else { return nil }
        let components = DateComponents(year: year, month: month, day: date, hour: 12)
        guard let noon = calendar.date(from: components) else { return nil }
        let stretch = stretch(around: Moment(milliseconds: Int64(noon.timeIntervalSince1970 * 1000)))
        return stretch.day == day ? stretch.start..<stretch.end : nil
    }

    private func stretch(around moment: Moment) -> Stretch {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        let components = calendar.dateComponents([.year, .month, .day], from: date)
        let day = [components.year ?? 0, components.month ?? 0, components.day ?? 0]
        let name = Self.padded(day[0], 4) + "-" + Self.padded(day[1], 2) + "-" + Self.padded(day[2], 2)
        guard let interval = calendar.dateInterval(of: .day, for: date) else {
            return Stretch(start: moment, end: moment, day: name)
        }
        return Stretch(
            start: Moment(milliseconds: Int64(interval.start.timeIntervalSince1970 * 1000)),
            end: Moment(milliseconds: Int64(interval.end.timeIntervalSince1970 * 1000)), day: name)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
