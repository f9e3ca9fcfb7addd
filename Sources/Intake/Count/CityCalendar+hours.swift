extension CityCalendar {
    private static let hour: Int64 = 3_600_000
    /// Zones change at such steps of the clock, in milliseconds.
    private static let quarter: Int64 = 900_000

    /// The hour that the city's clocks show, 0 to 23.
    package func hour(of moment: Moment) -> Int {
        let day = 24 * Self.hour
        let local = moment.milliseconds + offset(at: moment).milliseconds
        return Int((local % day + day) % day / Self.hour)
    }

    /// How often each hour of the clock comes on a day: once, but never where the clocks skip it, and twice where they go back. Nil where
    /// `day` is no date as `2026-11-21`.
    package func hours(of day: String) -> [Int]? {
        guard let bounds = bounds(of: day) else { return nil }
        let length = bounds.upperBound.milliseconds - bounds.lowerBound.milliseconds
        if length == 24 * Self.hour, offset(at: bounds.lowerBound).until >= bounds.upperBound {
            return Array(repeating: 1, count: 24)
        }
        var quarters = Array(repeating: 0, count: 24)
        var moment = bounds.lowerBound.milliseconds
        while moment < bounds.upperBound.milliseconds {
            quarters[hour(of: Moment(milliseconds: moment))] += 1
            moment += Self.quarter
        }
        // Where clocks change by half an hour, an hour that comes for half its time comes.
        return quarters.map { ($0 + 3) / 4 }
    }
}
