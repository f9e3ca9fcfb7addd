import Intake
import Reports

/// The figures of a day or a month as they stand in the table `figure`.
struct KeptPeriod {
    /// As `figure.period` writes it: a day as 2026-11-21, a month as m2026-11.
    let name: String

    init(day: String) { name = day }

    init(month: String) { name = "m" + month }

    /// The month of a day.
    init(monthOf day: String) { self.init(month: String(day.prefix(7))) }

    func read(_ session: any SQLSession) throws(StoreFailure) -> DayFigures {
        try Self.read(from: name, through: name, session)
    }

    /// What the days of a month add up to.
    static func sumOfDays(month: String, _ session: any SQLSession) throws(StoreFailure) -> DayFigures {
        try read(from: month + "-01", through: month + "-31", session)
    }

    private static func read(
        from first: String, through last: String, _ session: any SQLSession
    ) throws(StoreFailure) -> DayFigures {
        var figures = DayFigures()
        let keys = try FigureKeyRow.all(session)
        try session.query(ofPeriods, [.text(first), .text(last)]) { row throws(StoreFailure) in
            guard let measure = Measure(rawValue: row.text(0)), let key = keys[row.int64(1)] else { return }
            figures.merge(FigureRecord.sum(row, 2), to: FigureCell(measure: measure, key: key))
        }
        return figures
    }

    static let ofPeriods = SQLStatement(
        "SELECT measure, figure_key, amount, buckets FROM figure WHERE period >= $1 AND period <= $2")
}
