import Intake

/// What a text says of a date and time, as far as its pattern tells it.
struct TimeParts: Hashable, Sendable {
    var year: Int?
    var month: Int?
    var day: Int?
    /// Of 24.
    var wholeHour: Int?
    /// Of 12, 1 to 12.
    var halfHour: Int?
    var isAfternoon: Bool?
    var minute = 0
    /// Minutes ahead of UTC.
    var offset: Int?

    /// False where the clock or the calendar has no such number.
    mutating func set(_ field: TimePattern.Field, _ value: Int) -> Bool {
        switch field {
        case .year: year = value
        case .shortYear: year = 2_000 + value
        case .month: month = value
        case .day: day = value
        case .hour:
            wholeHour = value
            return value < 24
        case .halfHour:
            halfHour = value
            return (1...12).contains(value)
        case .minute:
            minute = value
            return value < 60
        // 60 is a leap second.
        case .second: return value <= 60
        }
        return true
    }

    /// Days since 1970; nil where there is no such date.
    var date: Int? {
        guard let year, let month, let day, (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let first = CivilDate(firstOf: month, year: year).daysSince1970
        let found = CivilDate(daysSince1970: first + day - 1)
        return found.month == month ? first + day - 1 : nil
    }

    /// 0 to 23: twelve in the night is 12 AM.
    var hour: Int? {
        if let wholeHour { return wholeHour }
        guard let halfHour, let isAfternoon else { return nil }
        return halfHour % 12 + (isAfternoon ? 12 : 0)
    }
}
