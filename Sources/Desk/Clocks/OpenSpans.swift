import Intake

/// Goes through the working time between two moments, span by span, in the order of time. Local time is followed from one change of the
/// city's clocks to the next: in between it is UTC plus a number, so that a span of a day lies at one place only.
struct OpenSpans {
    private static let day: Int64 = 86_400_000

    private let hours: WorkingHours
    private let end: Int64
    /// All before is behind. UTC.
    private var cursor: Int64
    /// Milliseconds to add to UTC, until `periodEnd`.
    private var offset: Int64 = 0
    private var periodEnd: Int64 = 0
    /// The local day, counted from 1970, and which of its spans is next.
    private var today: Int64 = 0
    private var spans: [DaySpan] = []
    private var index = 0

    init(_ hours: WorkingHours, from start: Moment, to end: Moment) {
        self.hours = hours
        self.end = end.milliseconds
        cursor = start.milliseconds
        enterPeriod()
    }

    /// The next span, cut to what lies between the two moments, in milliseconds UTC; nil at the end.
    mutating func next() -> Range<Int64>? {
        while cursor < end {
            while index < spans.count {
                let span = spans[index].milliseconds
                index += 1
                let start = max(today * Self.day + span.lowerBound - offset, cursor)
                let stop = min(today * Self.day + span.upperBound - offset, periodEnd, end)
                guard start < stop else { continue }
                cursor = stop
                return start..<stop
            }
            turnDay()
        }
        return nil
    }

    /// Skips weeks in which nothing is out of the ordinary, where the next day is to begin.
    ///
    /// - Returns: how many; each of them has the working time of an ordinary week.
    mutating func skipWeeks(atMost most: Int64) -> Int64 {
        if index == spans.count, cursor < end { turnDay() }
        guard most > 0, index == 0, cursor == today * Self.day - offset else { return 0 }
        // Whole days until the clocks change, and until the end.
        var days = Self.floor(min(periodEnd, end) + offset) - today
        if let exception = hours.nextException(from: today) { days = min(days, exception - today) }
        let weeks = min(most, max(0, days / 7))
        guard weeks > 0 else { return 0 }
        cursor += weeks * 7 * Self.day
        enterPeriod()
        return weeks
    }

    /// On to the next local day, or to the same one by changed clocks.
    private mutating func turnDay() {
        cursor = max(cursor, min((today + 1) * Self.day - offset, periodEnd))
        enterPeriod()
    }

    private mutating func enterPeriod() {
        let local = hours.calendar.offset(at: Moment(milliseconds: cursor))
        offset = local.milliseconds
        // Far beyond any horizon, and far enough from the end of numbers to add to.
        periodEnd = min(local.until.milliseconds, .max / 4)
        today = Self.floor(cursor + offset)
        spans = hours.spans(on: today)
        index = 0
    }

    private static func floor(_ local: Int64) -> Int64 { local >= 0 ? local / day : (local - day + 1) / day }
}
