/// What days of a channel have in common: how much comes, on which weekday, at which hour, in which season, on holidays.
struct VolumePattern {
    /// Days from which the level is taken, the latest counting most.
    static let levelDays = 56
    /// Days from which weekdays and hours are taken.
    static let shapeDays = 182

    /// A mean day.
    private(set) var level = 0.0
    /// By weekday, Monday first: how much more or less than a mean day; they average 1.
    private(set) var weekdays = Array(repeating: 1.0, count: 7)
    /// By weekday, the share of each hour.
    private(set) var hours = Array(repeating: Array(repeating: 1.0 / 24, count: 24), count: 7)
    /// By week of the year, against the year's mean; empty where it is not used.
    private(set) var season: [Double] = []
    /// A holiday against the same day as an ordinary one; nil where the history has too few to tell.
    private(set) var holiday: Double?
    /// Days that were left out.
    let outliers: Set<Int>

    /// - Parameters:
    ///   - history: day by day without a gap.
    ///   - usesSeason: takes the season from the years before, where there are two.
    init(_ history: VolumeHistory, holidays: Set<Int>, usesSeason: Bool) {
        outliers = history.outliers(except: holidays)
        let kept = history.days.filter { !outliers.contains($0) && !holidays.contains($0) }
        fitWeekdays(history, kept)
        if usesSeason { season = SeasonShape(history, kept, weekdays: weekdays).weeks }
        fitLevel(history, kept)
        fitHours(history, kept)
        fitHoliday(history, holidays)
    }

    /// What to expect on a day, in days since 1970.
    func expected(on day: Int, isHoliday: Bool) -> Double {
        level * factor(of: day) * (isHoliday ? holiday ?? 1 : 1)
    }

    /// The share of each hour of a day.
    func shares(on day: Int) -> [Double] { hours[Weekday(of: day).rawValue] }

    private func factor(of day: Int) -> Double {
        weekdays[Weekday(of: day).rawValue] * (season.isEmpty ? 1 : season[SeasonShape.week(of: day)])
    }

    private mutating func fitWeekdays(_ history: VolumeHistory, _ kept: [Int]) {
        var sums = Array(repeating: 0.0, count: 7)
        var counts = Array(repeating: 0.0, count: 7)
        for day in kept.suffix(Self.shapeDays) {
            let weekday = Weekday(of: day).rawValue
            sums[weekday] += history.total(on: day)
            counts[weekday] += 1
        }
        let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
        let mean = means.reduce(0, +) / 7
        if mean > 0 { weekdays = means.map { $0 / mean } }
    }

    /// The mean day of the last weeks, the latest counting most: one of a fortnight ago two fifths, one of four weeks ago a fifth.
    private mutating func fitLevel(_ history: VolumeHistory, _ kept: [Int]) {
        var came = 0.0
        var shape = 0.0
        for day in kept.suffix(Self.levelDays) {
            let age = Double(history.last - day)
            let weight = 1 / (1 + age / 14 + age * age / 392)
            came += weight * history.total(on: day)
            shape += weight * factor(of: day)
        }
        level = shape > 0 ? came / shape : 0
    }

    /// Each weekday's hours, leaning on those of all days where little came.
    private mutating func fitHours(_ history: VolumeHistory, _ kept: [Int]) {
        var sums = Array(repeating: Array(repeating: 0.0, count: 24), count: 7)
        for day in kept.suffix(Self.shapeDays) {
            for hour in 0..<24 { sums[Weekday(of: day).rawValue][hour] += Double(history.hours(on: day)[hour]) }
        }
        let pooled = (0..<24).map { hour in sums.reduce(0) { $0 + $1[hour] } }
        let all = pooled.reduce(0, +)
        guard all > 0 else { return }
        let lean = 50.0
        hours = sums.map { sums in
            let total = sums.reduce(0, +) + lean
            return (0..<24).map { (sums[$0] + lean * pooled[$0] / all) / total }
        }
    }

    /// Holidays against what the same weekday a week before and after had.
    private mutating func fitHoliday(_ history: VolumeHistory, _ holidays: Set<Int>) {
        var came = 0.0
        var ordinary = 0.0
        var count = 0
        for day in holidays.sorted() where history.range.contains(day) {
            let around = [day - 7, day + 7].filter {
                history.range.contains($0) && !holidays.contains($0) && !outliers.contains($0)
            }
            guard !around.isEmpty else { continue }
            came += history.total(on: day)
            ordinary += around.reduce(0) { $0 + history.total(on: $1) } / Double(around.count)
            count += 1
        }
        if count >= 3, ordinary > 0 { holiday = came / ordinary }
    }
}
