import Intake
import Reports

/// The figures of a day as they stand in the table `figure`, and its share in those of its month.
struct KeptDay {
    let day: String

    init(_ day: String) { self.day = day }

    /// As `figure.period` writes a month.
    static func month(of day: String) -> String { "m" + day.prefix(7) }

    func read(_ session: any SQLSession) throws(StoreFailure) -> DayFigures {
        var figures = DayFigures()
        try session.query(Self.ofDay, [.text(day)]) { row throws(StoreFailure) in
            guard let measure = Measure(rawValue: row.text(0)), let key = FigureKeyRow.key(row, 3) else { return }
            figures.add(row.int(2), to: FigureCell(measure: measure, key: key, bucket: row.int(1)))
        }
        return figures
    }

    /// Adds what differs to the day and to its month.
    func add(_ cells: ArraySlice<(key: FigureCell, value: Int)>, _ session: any SQLSession) throws(StoreFailure) {
        guard !cells.isEmpty else { return }
        var keys = try FigureKeyRow.all(session)
        for (cell, amount) in cells {
            let key = try FigureKeyRow.id(of: cell.key, in: &keys, session)
            for period in [day, Self.month(of: day)] {
                let place: [SQLValue] = [
                    .text(cell.measure.rawValue), .int64(key), .text(period), .int(cell.bucket),
                ]
                try session.write(Self.add, place + [.int(amount)])
                // A sum of zero is no row, so that a day is as large as what happened on it.
                if amount < 0 { try session.write(Self.deleteZero, place) }
            }
        }
    }

    static let ofDay = SQLStatement(
        """
        SELECT f.measure, f.bucket, f.amount, k.channel_kind, k.channel, k.request_type, k.department, k.origin
        FROM figure f JOIN figure_key k ON k.id = f.figure_key WHERE f.period = $1
        """)

    static let add = SQLStatement(
        """
        INSERT INTO figure (measure, figure_key, period, bucket, amount) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (measure, figure_key, period, bucket) DO UPDATE SET amount = figure.amount + excluded.amount
        """)

    static let deleteZero = SQLStatement(
        """
        DELETE FROM figure WHERE measure = $1 AND figure_key = $2 AND period = $3 AND bucket = $4 AND amount = 0
        """)
}
