import Intake

/// A target as the manager sets it.
package struct TargetDraft: Hashable, Sendable {
    /// Beyond it no value means anything, and sums in proportion stay within 64 bits.
    package static let largest: Int64 = 1_000_000_000_000

    package let subject: TargetSubject
    package let statistic: TargetStatistic
    /// Nil for everything.
    package let part: TargetPart?
    package let bound: TargetBound
    /// As `statistic` says.
    package let value: Int64
    /// Of sums alone.
    package let rate: TargetRate?
    /// City days, as `2026-11-21`: the first, and the last, included; nil until another takes its place.
    package let from: String
    package var to: String?

    /// Nil where the subject has no such figure, a sum lacks its rate, the value is out of bounds, or the days are none.
    package init?(
        subject: TargetSubject, statistic: TargetStatistic, part: TargetPart?, bound: TargetBound, value: Int64,
        rate: TargetRate?, from: String, to: String?
    ) {
        guard subject.statistics(isPart: part != nil).contains(statistic), (rate != nil) == (statistic == .sum),
            (0...Self.largest).contains(value), CityCalendar.isDay(from),
            to.map({ CityCalendar.isDay($0) && $0 >= from }) ?? true
        else { return nil }
        if statistic == .share || statistic == .percentage, value > 1_000 { return nil }
        self.subject = subject
        self.statistic = statistic
        self.part = part
        self.bound = bound
        self.value = value
        self.rate = rate
        self.from = from
        self.to = to
    }

    /// Of a measure.
    package init?(
        measure: Measure, statistic: TargetStatistic, part: TargetPart?, bound: TargetBound, value: Int64,
        rate: TargetRate?, from: String, to: String?
    ) {
        self.init(
            subject: .measure(measure), statistic: statistic, part: part, bound: bound, value: value, rate: rate,
            from: from, to: to)
    }
}
