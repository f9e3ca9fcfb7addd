/// When a rule holds, by the clock on the city's wall. All of what is given must hold.
package struct RoutingTimes: Hashable, Sendable {
    /// 0 is Sunday; empty for any.
    package var weekdays: Set<Int>
    /// Minutes since midnight; one that ends before it begins goes over midnight. Empty for any time.
    package var spans: [Span]
    /// Whether it must be one of the city's holidays, or must not be; nil for any day.
    package var isHoliday: Bool?

    /// From its first minute on, up to its end.
    package struct Span: Hashable, Sendable {
        package let start: Int
        package let end: Int

        package init(start: Int, end: Int) {
            self.start = start
            self.end = end
        }

        func holds(_ minute: Int) -> Bool {
            start < end ? start <= minute && minute < end : minute >= start || minute < end
        }
    }

    package init(weekdays: Set<Int> = [], spans: [Span] = [], isHoliday: Bool? = nil) {
        self.weekdays = weekdays
        self.spans = spans
        self.isHoliday = isHoliday
    }

    /// - Parameter time: nil where it is not known, when only what holds at any time does.
    func holds(at time: CityTime?, holidays: Set<String>) -> Bool {
        guard self != RoutingTimes() else { return true }
        guard let time else { return false }
        return (weekdays.isEmpty || weekdays.contains(time.weekday))
            && (spans.isEmpty || spans.contains { $0.holds(time.minute) })
            && isHoliday.map { $0 == holidays.contains(time.day) } ?? true
    }
}
