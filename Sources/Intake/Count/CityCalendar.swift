package import Foundation

/// The city's days: which day a moment falls on, and when a day begins and ends, in the city's time zone.
///
/// The zone's changes from 1990 to 2060 are found once, so that asking costs a search in a short list; moments outside ask the zone
/// itself.
package struct CityCalendar: Sendable {
    /// From here on, until the next one, local time is UTC plus `offset`. Both in milliseconds.
    private struct Period {
        var start: Int64
        var offset: Int64
    }

    private static let day: Int64 = 86_400_000
    /// 1990-01-01 and 2060-01-01 UTC, in milliseconds since 1970.
    private static let known: Range<Int64> = 631_152_000_000..<2_840_140_800_000

    /// 0001-01-01 and 9999-12-31: days since 1970, and milliseconds.
    private static let firstDay = -719_162
    private static let lastDay = 2_932_896
    private static let writable = Int64(firstDay) * day...Int64(lastDay + 1) * day

    private let zone: TimeZone
    private let periods: [Period]

    package init(timeZone: TimeZone) {
        zone = timeZone
        periods = Self.periods(of: timeZone)
    }

    /// Nil where the system's time zone data has no zone of this name, as in `America/New_York`.
    package init?(timeZone name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.init(timeZone: zone)
    }

    /// The city's day, as `2026-11-21`; before the year 1 its first, after the year 9999 its last.
    package func day(of moment: Moment) -> String {
        let milliseconds = max(Self.writable.lowerBound, min(moment.milliseconds, Self.writable.upperBound))
        let local = milliseconds + offset(at: milliseconds)
        let days = Int(Self.floorDivide(local, Self.day))
        return CivilDate(daysSince1970: max(Self.firstDay, min(days, Self.lastDay))).description
    }

    /// Whether a text is a date as `2026-11-21`.
    package static func isDay(_ text: String) -> Bool { CivilDate(text) != nil }

    /// When a day begins and when the next one does; nil where `day` is no date as `2026-11-21`. The first moment of a day is later
    /// than midnight where clocks skip midnight, and a day of 23 or 25 hours is as long as it is.
    package func bounds(of day: String) -> Range<Moment>? {
        guard let days = CivilDate(day)?.daysSince1970 else { return nil }
        let start = start(ofDay: Int64(days))
        return start..<max(start, self.start(ofDay: Int64(days) + 1))
    }

    /// Every day from the first to the last, both included; none where the last is earlier. Nil where one is no date.
    package func days(from first: String, through last: String) -> [String]? {
        guard let first = CivilDate(first)?.daysSince1970, let last = CivilDate(last)?.daysSince1970 else { return nil }
        return first <= last ? (first...last).map { CivilDate(daysSince1970: $0).description } : []
    }

    /// The day that lies so many days later, or earlier where negative. Nil where `day` is none.
    package static func day(_ day: String, plus days: Int) -> String? {
        guard let start = CivilDate(day)?.daysSince1970 else { return nil }
        return CivilDate(daysSince1970: max(firstDay, min(start + days, lastDay))).description
    }

    /// How many days lie from one to the other; negative where the second is earlier. Nil where one is none.
    package static func days(from first: String, to second: String) -> Int? {
        guard let first = CivilDate(first)?.daysSince1970, let second = CivilDate(second)?.daysSince1970 else {
            return nil
        }
        return second - first
    }

    /// What to add to UTC for local time at a moment, in milliseconds, and until when that stays so. Between 1990 and 2060 the end is exact;
    /// after, what holds at the moment is taken to hold for ever.
    package func offset(at moment: Moment) -> (milliseconds: Int64, until: Moment) {
        let milliseconds = offset(at: moment.milliseconds)
        if moment.milliseconds < Self.known.lowerBound {
            return (milliseconds, Moment(milliseconds: Self.known.lowerBound))
        }
        let next = index(at: moment.milliseconds) + 1
        return (milliseconds, Moment(milliseconds: next < periods.count ? periods[next].start : .max))
    }

    private func start(ofDay days: Int64) -> Moment {
        let local = days * Self.day
        // Offsets lie within a day of UTC: the first period around in which local time reaches midnight has the start.
        let first = index(at: local - Self.day)
        for index in first..<periods.count {
            let moment = max(local - periods[index].offset, index == first ? .min : periods[index].start)
            if index + 1 == periods.count || moment < periods[index + 1].start { return checked(moment, local: local) }
        }
        return checked(local, local: local)
    }

    /// The moment itself within the known years; outside, what the zone says.
    private func checked(_ moment: Int64, local: Int64) -> Moment {
        guard !Self.known.contains(moment) else { return Moment(milliseconds: moment) }
        return Moment(milliseconds: local - offset(at: local - offset(at: local)))
    }

    /// Milliseconds to add to UTC.
    private func offset(at moment: Int64) -> Int64 {
        guard Self.known.contains(moment) else { return Self.offset(of: zone, at: moment) }
        return periods[index(at: moment)].offset
    }

    /// The period that holds the moment; the first for anything earlier.
    private func index(at moment: Int64) -> Int {
        var low = 0
        var high = periods.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if periods[middle].start <= moment { low = middle } else { high = middle }
        }
        return low
    }

    /// Looks at one moment a week, and between two of different offsets for the moment of the change.
    private static func periods(of zone: TimeZone) -> [Period] {
        var periods = [Period(start: known.lowerBound, offset: offset(of: zone, at: known.lowerBound))]
        var last = periods[0]
        for moment in stride(from: known.lowerBound, to: known.upperBound, by: Int(7 * day)) {
            let offset = offset(of: zone, at: moment)
            guard offset != last.offset else {
                last.start = moment
                continue
            }
            var (before, after) = (last.start, moment)
            while after - before > 1_000 {
                let middle = before + (after - before) / 2_000 * 1_000
                if Self.offset(of: zone, at: middle) == last.offset { before = middle } else { after = middle }
            }
            periods.append(Period(start: after, offset: offset))
            last = Period(start: moment, offset: offset)
        }
        return periods
    }

    private static func offset(of zone: TimeZone, at moment: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(floorDivide(moment, 1_000))))) * 1_000
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
