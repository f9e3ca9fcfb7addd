import Intake

/// Finds the city's day and hour that a row is of.
struct VolumeRowPlace {
    /// Where a row counts.
    struct Place: Hashable, Sendable {
        /// Since 1970.
        var day: Int
        var hour: Int?
        /// How often the hour comes on that day.
        var places = 1
        /// Which of them it is; nil where the file does not say.
        var occurrence: Int?
    }

    /// Why a row has no place.
    struct Nowhere: Error, Hashable, Sendable {
        var reason: String
    }

    /// 1990-01-01: what lies before is a slip of the pen. Days since 1970.
    private static let firstDay = 7_305
    private static let (minute, hour): (Int64, Int64) = (60_000, 3_600_000)

    private let times: VolumeMapping.Times
    private let calendar: CityCalendar
    private let today: Int
    private let hourNow: Int
    /// Of each day that was met: how often each hour comes.
    private var clocks: [Int: [Int]] = [:]

    init(_ times: VolumeMapping.Times, calendar: CityCalendar, now: Moment) {
        self.times = times
        self.calendar = calendar
        today = CivilDate(calendar.day(of: now))?.daysSince1970 ?? 0
        hourNow = calendar.hour(of: now)
    }

    /// A whole day.
    func day(_ parts: TimeParts, _ text: String) throws(Nowhere) -> Place {
        guard let day = parts.date else { throw Nowhere(reason: "there is no date \(text)") }
        try check(day, hour: nil)
        return Place(day: day)
    }

    /// An hour of a day.
    mutating func hour(_ parts: TimeParts, _ text: String) throws(Nowhere) -> Place {
        guard let day = parts.date, let hour = parts.hour else { throw Nowhere(reason: "there is no time \(text)") }
        if let offset = parts.offset ?? (times == .utc ? 0 : nil) {
            return try place(
                of: (Int64(day) * 24 + Int64(hour)) * Self.hour + Int64(parts.minute - offset) * Self.minute)
        }
        try check(day, hour: hour)
        let places = places(of: hour, on: day)
        guard places > 0 else {
            throw Nowhere(reason: "the clocks skip hour \(hour) on \(CivilDate(daysSince1970: day))")
        }
        return Place(day: day, hour: hour, places: places)
    }

    /// - Parameter milliseconds: since 1970, UTC.
    private mutating func place(of milliseconds: Int64) throws(Nowhere) -> Place {
        let moment = Moment(milliseconds: milliseconds)
        let day = CivilDate(calendar.day(of: moment))?.daysSince1970 ?? 0
        let hour = calendar.hour(of: moment)
        try check(day, hour: hour)
        let before = Moment(milliseconds: milliseconds - Self.hour)
        let isSecond = calendar.hour(of: before) == hour && calendar.day(of: before) == calendar.day(of: moment)
        return Place(day: day, hour: hour, places: places(of: hour, on: day), occurrence: isSecond ? 1 : 0)
    }

    private mutating func places(of hour: Int, on day: Int) -> Int {
        if let clock = clocks[day] { return clock[hour] }
        let clock = calendar.hours(of: CivilDate(daysSince1970: day).description) ?? Array(repeating: 1, count: 24)
        clocks[day] = clock
        return clock[hour]
    }

    private func check(_ day: Int, hour: Int?) throws(Nowhere) {
        guard day >= Self.firstDay else {
            throw Nowhere(reason: "\(CivilDate(daysSince1970: day)) lies before 1990")
        }
        guard day < today || day == today && (hour ?? 0) <= hourNow else {
            throw Nowhere(
                reason: "\(CivilDate(daysSince1970: day))\(hour.map { " \($0):00" } ?? "") lies in the future")
        }
    }
}
