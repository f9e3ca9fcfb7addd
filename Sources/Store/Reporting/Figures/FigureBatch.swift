import Intake
import Reports

/// What differs on some days, to be written at once: the table is in the order of measures and keys, so that the days of one key lie side by
/// side, and a year that is counted for the first time need not touch every page of it once a day.
struct FigureBatch {
    /// Rows written in one transaction: others write between them.
    private static let rowsAtOnce = 2_000

    private struct Change {
        /// What a cell comes to, by period.
        var sums: [String: FigureSum] = [:]
        /// What to add to it, by period.
        var additions: [String: FigureSum] = [:]
    }

    private var changes: [FigureCell: Change] = [:]
    /// How many rows it will write.
    private(set) var count = 0

    /// What differs on a day goes to the day and to its month.
    mutating func add(_ day: String, counted: DayFigures, difference: DayFigures) {
        let (name, month) = (KeptPeriod(day: day).name, KeptPeriod(monthOf: day).name)
        for (cell, sum) in difference.sums {
            changes[cell, default: Change()].sums[name] = counted.sums[cell] ?? FigureSum()
            changes[cell]?.additions[month, default: FigureSum()].merge(sum)
        }
        count += difference.sums.count
    }

    /// What differs of a month is put right there alone.
    mutating func put(month: String, counted: DayFigures, difference: DayFigures) {
        for cell in difference.sums.keys {
            changes[cell, default: Change()].sums[KeptPeriod(month: month).name] = counted.sums[cell] ?? FigureSum()
        }
        count += difference.sums.count
    }

    /// A cell's days and their month change in one transaction: whatever is interrupted, a month is what its days add up to.
    func write(to database: any SQLDatabase) async throws(StoreFailure) {
        guard !changes.isEmpty else { return }
        let keys = try await FigureKeyRow.numbers(of: Set(changes.keys.map(\.key)), in: database)
        let ordered = changes.compactMap { cell, change in
            keys[cell.key].map { (measure: cell.measure, key: $0, change: change) }
        }.sorted { ($0.measure.rawValue, $0.key) < ($1.measure.rawValue, $1.key) }
        var start = 0
        while start < ordered.count {
            var (end, rows) = (start, 0)
            while end < ordered.count, rows < Self.rowsAtOnce {
                rows += ordered[end].change.sums.count + ordered[end].change.additions.count
                end += 1
            }
            let part = ordered[start..<end]
            try await database.write(.file) { session throws(StoreFailure) in
                for (measure, key, change) in part { try Self.write(change, measure, key, session) }
            }
            start = end
        }
    }

    private static func write(
        _ change: Change, _ measure: Measure, _ key: Int64, _ session: any SQLSession
    ) throws(StoreFailure) {
        for (period, sum) in change.sums {
            try FigureRecord(measure: measure, key: key, period: period).put(sum, session)
        }
        for (period, addition) in change.additions {
            let record = FigureRecord(measure: measure, key: key, period: period)
            var sum = try record.read(session)
            sum.merge(addition)
            try record.put(sum, session)
        }
    }
}
