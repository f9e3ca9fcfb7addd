import Foundation
package import Intake

/// When a queue or department works: by the week, save for holidays and for days of their own. Working time is counted by the clock on
/// the wall of the city: it is working time while that shows a time within the hours. So an hour that clocks skip is not worked, one that they
/// repeat is worked twice, and a day of 23 hours that is worked throughout counts 23.
///
/// All is exact to the millisecond from 1990 to 2060 (`CityCalendar`).
package struct WorkingHours: Sendable {
    /// Nothing is due later than this after its start: hours so few that a target reaches further are a mistake.
    package static let horizon = Duration.seconds(10 * 366 * 86_400)

    let calendar: CityCalendar
    /// Sunday first; each day's spans in order, without overlap. Nil: always.
    private let week: [[DaySpan]]?
    /// By days since 1970.
    private let exceptions: [Int64: [DaySpan]]
    private let exceptionDays: [Int64]
    /// The working time of a week without exceptions or changes of the clock, in milliseconds.
    let weekTotal: Int64

    /// 24 hours on 7 days.
    package static func always(_ calendar: CityCalendar) -> WorkingHours {
        WorkingHours(calendar: calendar, week: nil, exceptions: [:])
    }

    /// - Parameters:
    ///   - week: the spans of each weekday; a day without any is not worked. Spans may overlap.
    ///   - holidays: days without work, as `2026-07-04`.
    ///   - days: days with hours of their own, which come before holidays.
    ///
    /// Nil where a day is no date as `2026-07-04`.
    package init?(
        calendar: CityCalendar, week: [Weekday: [DaySpan]], holidays: Set<String> = [], days: [String: [DaySpan]] = [:]
    ) {
        var exceptions: [Int64: [DaySpan]] = [:]
        for (day, spans) in days.merging(holidays.map { ($0, []) }, uniquingKeysWith: { own, _ in own }) {
            guard let number = Self.number(of: day) else { return nil }
            exceptions[number] = Self.inOrder(spans)
        }
        self.init(
            calendar: calendar, week: Weekday.allCases.map { Self.inOrder(week[$0] ?? []) }, exceptions: exceptions)
    }

    private init(calendar: CityCalendar, week: [[DaySpan]]?, exceptions: [Int64: [DaySpan]]) {
        self.calendar = calendar
        self.week = week
        self.exceptions = exceptions
        exceptionDays = exceptions.keys.sorted()
        weekTotal = (week ?? []).joined().reduce(0) { $0 + Int64($1.milliseconds.count) }
    }

    /// The earliest moment by which so much working time has passed since `start`; nil where that is not within the horizon.
    package func due(_ target: Duration, from start: Moment) -> Moment? {
        var remaining = target.milliseconds
        guard remaining > 0 else { return start }
        let limit = start + Self.horizon
        guard week != nil else {
            return target <= Self.horizon ? start + target : nil
        }
        var spans = OpenSpans(self, from: start, to: limit)
        while true {
            // One week less than would use it up: what is due when the last week ends is not due when the next one begins.
            if weekTotal > 0 { remaining -= spans.skipWeeks(atMost: (remaining - 1) / weekTotal) * weekTotal }
            guard let span = spans.next() else { return nil }
            let length = span.upperBound - span.lowerBound
            if remaining <= length { return Moment(milliseconds: span.lowerBound + remaining) }
            remaining -= length
        }
    }

    /// The working time between two moments; zero where the second is not later.
    package func elapsed(from start: Moment, to end: Moment) -> Duration {
        guard end > start else { return .zero }
        guard week != nil else { return end.since(start) }
        var spans = OpenSpans(self, from: start, to: end)
        var total: Int64 = 0
        while true {
            total += spans.skipWeeks(atMost: .max) * weekTotal
            guard let span = spans.next() else { return .milliseconds(total) }
            total += span.upperBound - span.lowerBound
        }
    }

    /// Whether there is work at a moment.
    package func isOpen(at moment: Moment) -> Bool {
        guard week != nil else { return true }
        var spans = OpenSpans(self, from: moment, to: moment + .milliseconds(1))
        return spans.next() != nil
    }

    /// A day's spans, by days since 1970.
    func spans(on day: Int64) -> [DaySpan] {
        if let exception = exceptions[day] { return exception }
        return week?[Weekday(daysSince1970: day).rawValue] ?? [.wholeDay]
    }

    /// The first day of its own from this one on.
    func nextException(from day: Int64) -> Int64? {
        var low = 0
        var high = exceptionDays.count
        while low < high {
            let middle = (low + high) / 2
            if exceptionDays[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low < exceptionDays.count ? exceptionDays[low] : nil
    }

    private static func number(of day: String) -> Int64? {
        CityCalendar(timeZone: .gmt).bounds(of: day).map { $0.lowerBound.milliseconds / 86_400_000 }
    }

    private static func inOrder(_ spans: [DaySpan]) -> [DaySpan] {
        var merged: [DaySpan] = []
        for span in spans.sorted(by: { $0.milliseconds.lowerBound < $1.milliseconds.lowerBound }) {
            guard !span.milliseconds.isEmpty else { continue }
            guard let last = merged.last, span.milliseconds.lowerBound <= last.milliseconds.upperBound else {
                merged.append(span)
                continue
            }
            let end = max(last.milliseconds.upperBound, span.milliseconds.upperBound)
            merged[merged.count - 1] = DaySpan(milliseconds: last.milliseconds.lowerBound..<end)
        }
        return merged
    }
}
