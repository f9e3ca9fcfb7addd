import Intake
import Reports

/// What the rows of a file count on one channel, as they are read.
struct VolumeTally: Sendable {
    private struct Day: Sendable {
        var hours = Array(repeating: 0, count: 24)
        var amount = 0
        /// Where the first row of each hour stands, and of each hour that came a second time; of a whole day at 0. 0 where none does.
        var lines = Array(repeating: Int32(0), count: 48)
    }

    private var byDay: [Int: Day] = [:]
    private(set) var rows = 0

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - day: since 1970.
    ///   - hour: nil where rows are of days.
    ///   - places: how often the hour comes on that day, 1 or 2.
    ///   - occurrence: which of them it is; nil where the file cannot say, and the first that is free is taken.
    /// - Returns: the line of the row that stands there already, where `adds` is false; nil where it was added.
    mutating func add(
        _ amount: Int, day: Int, hour: Int?, places: Int, occurrence: Int?, line: Int, adds: Bool
    ) -> Int? {
        let slots = (0..<max(1, places)).map { (hour ?? 0) + 24 * min($0, 1) }
        let wanted = occurrence.map { [slots[min($0, slots.count - 1)]] } ?? slots
        if !adds {
            let free = wanted.first { byDay[day]?.lines[$0] ?? 0 == 0 }
            guard let free else { return Int(byDay[day]?.lines[wanted[wanted.count - 1]] ?? 0) }
            byDay[day, default: Day()].lines[free] = Int32(clamping: line)
        }
        byDay[day, default: Day()].amount += amount
        if let hour { byDay[day]?.hours[hour] += amount }
        rows += 1
        return nil
    }

    /// By city day as `2026-11-21`.
    ///
    /// - Parameter byHour: whether rows were of hours.
    func days(byHour: Bool) -> [String: VolumeDay] {
        var days: [String: VolumeDay] = [:]
        for (day, counted) in byDay {
            days[CivilDate(daysSince1970: day).description] =
                byHour ? VolumeDay(hours: counted.hours) : VolumeDay(amount: counted.amount)
        }
        return days
    }
}
