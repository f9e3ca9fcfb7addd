/// A moment by the city's calendar and the clock on its wall.
package struct CityTime: Hashable, Sendable {
    /// As `2026-11-21`.
    package let day: String
    /// 0 is Sunday.
    package let weekday: Int
    /// Since midnight, 0 to 1439.
    package let minute: Int

    package init(day: String, weekday: Int, minute: Int) {
        self.day = day
        self.weekday = weekday
        self.minute = minute
    }

    package init(_ moment: Moment, in calendar: CityCalendar) {
        let (minutesOfDay, epochWeekday) = (Int64(1_440), Int64(4))
        let local = moment.milliseconds + calendar.offset(at: moment).milliseconds
        let minutes = local >= 0 ? local / 60_000 : (local - 59_999) / 60_000
        let days = minutes >= 0 ? minutes / minutesOfDay : (minutes - minutesOfDay + 1) / minutesOfDay
        day = calendar.day(of: moment)
        // 1970 began on a Thursday.
        weekday = Int(((days + epochWeekday) % 7 + 7) % 7)
        minute = Int(minutes - days * minutesOfDay)
    }
}
