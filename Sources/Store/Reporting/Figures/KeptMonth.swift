import Intake
import Reports

/// The sums of a month as they stand in the table `figure`: what its days come to.
struct KeptMonth {
    /// As `2026-11`.
    let month: String

    /// What to add to the month's rows so that they are the sums of its days. Nothing in normal running: both are written together.
    func difference(_ session: any SQLSession) throws(StoreFailure) -> [(place: [SQLValue], amount: Int)] {
        let values: [SQLValue] = [.text(month + "-01"), .text(month + "-31"), .text("m" + month)]
        return try session.all(Self.difference, values) { row in
            let place: [SQLValue] = [
                .text(row.text(0)), .int64(row.int64(1)), .text("m" + month), .int(row.int(2)),
            ]
            return (place, row.int(3))
        }
    }

    static func add(
        _ difference: ArraySlice<(place: [SQLValue], amount: Int)>, _ session: any SQLSession
    ) throws(StoreFailure) {
        for (place, amount) in difference {
            try session.write(KeptDay.add, place + [.int(amount)])
            try session.write(KeptDay.deleteZero, place)
        }
    }

    static let difference = SQLStatement(
        """
        SELECT measure, figure_key, bucket, SUM(amount) FROM (
            SELECT measure, figure_key, bucket, amount FROM figure WHERE period >= $1 AND period <= $2
            UNION ALL
            SELECT measure, figure_key, bucket, -amount FROM figure WHERE period = $3
        ) AS both_sides GROUP BY measure, figure_key, bucket HAVING SUM(amount) <> 0
        """)
}
