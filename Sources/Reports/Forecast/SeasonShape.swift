import Intake

/// The course of the year, from two years or more: each week of the year against the twelve months around it.
struct SeasonShape {
    /// Days of history below which there is no full year with half a year to either side.
    static let neededDays = 730

    /// By week of the year, 0 to 51; empty where the history is too short.
    let weeks: [Double]

    init(_ history: VolumeHistory, _ kept: [Int], weekdays: [Double]) {
        guard history.range.count >= Self.neededDays else {
            weeks = []
            return
        }
        let keeps = Set(kept)
        var sums = Array(repeating: 0.0, count: 52)
        var expected = Array(repeating: 0.0, count: 52)
        // A year of 364 days, so that every weekday is in it as often.
        var around = (0..<364).reduce(0.0) { $0 + history.total(on: history.range.lowerBound + $1) }
        for day in history.range.lowerBound + 182..<history.range.upperBound - 182 {
            if keeps.contains(day) {
                let week = Self.week(of: day)
                sums[week] += history.total(on: day)
                expected[week] += around / 364 * weekdays[Weekday(of: day).rawValue]
            }
            around += history.total(on: day + 182) - history.total(on: day - 182)
        }
        weeks = Self.smooth(zip(sums, expected).map { $1 > 0 ? $0 / $1 : 1 })
    }

    /// The week of the year of a day since 1970, 0 to 51; the last has eight or nine days.
    static func week(of day: Int) -> Int {
        let year = CivilDate(daysSince1970: day).year
        return min(51, (day - CivilDate(firstOf: 1, year: year).daysSince1970) / 7)
    }

    /// With the two weeks to either side, the nearer counting more.
    private static func smooth(_ weeks: [Double]) -> [Double] {
        let weights: [Double] = [1, 2, 3, 2, 1]
        return weeks.indices.map { week in
            var sum = 0.0
            for (offset, weight) in weights.enumerated() { sum += weeks[(week + offset + 50) % 52] * weight }
            return sum / 9
        }
    }
}
