/// A range of days cut into whole months, which are summed already, and the days at both ends.
package struct FigureSpan: Hashable, Sendable {
    /// Ranges of periods, both ends included: of days as `2026-11-21`, and of months as `2026-11`.
    package var days: [ClosedRange<String>] = []
    package var months: ClosedRange<String>?

    /// - Parameters:
    ///   - from, to: city days, both included; none where the last is earlier or one is no day.
    ///   - isByDay: whether each day is asked for by itself.
    package init(from: String, to: String, isByDay: Bool) {
        guard from <= to, let first = Month(from), let last = Month(to) else { return }
        let begin = from == first.firstDay ? first : first.next
        let end = to == last.lastDay ? last : last.previous
        guard !isByDay, begin <= end else {
            days = [from...to]
            return
        }
        months = begin.name...end.name
        if begin != first { days.append(from...first.lastDay) }
        if end != last { days.append(last.firstDay...to) }
    }

    /// The last day of a month as `2026-11`.
    package static func lastDay(ofMonth month: String) -> String { Month(month + "-01")?.lastDay ?? month }

    private struct Month: Comparable {
        var year: Int
        var month: Int

        init(year: Int, month: Int) {
            self.year = year
            self.month = month
        }

        init?(_ day: String) {
            let parts = day.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 3, (1...12).contains(parts[1]) else { return nil }
            (year, month) = (parts[0], parts[1])
        }

        static func < (a: Month, b: Month) -> Bool { (a.year, a.month) < (b.year, b.month) }

        var next: Month { month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1) }
        var previous: Month { month == 1 ? Month(year: year - 1, month: 12) : Month(year: year, month: month - 1) }
        var name: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))" }
        var firstDay: String { name + "-01" }
        var lastDay: String { name + "-\(length)" }

        private var length: Int {
            switch month {
            case 4, 6, 9, 11: 30
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            default: 31
            }
        }

        private static func padded(_ value: Int, _ digits: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
    }
}
