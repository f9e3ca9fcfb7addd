import Intake
import Reports

/// A row of the table `figure`: what a measure comes to under a key in a period.
struct FigureRecord {
    let measure: Measure
    /// The number of the key.
    let key: Int64
    /// As ``KeptPeriod`` names it.
    let period: String

    /// What stands there; nothing where there is no row.
    func read(_ session: any SQLSession) throws(StoreFailure) -> FigureSum {
        try session.first(Self.one, place) { Self.sum($0, 0) } ?? FigureSum()
    }

    /// Writes what it comes to. A sum of nothing is no row, so that a day is as large as what happened on it.
    func put(_ sum: FigureSum, _ session: any SQLSession) throws(StoreFailure) {
        guard !sum.isNothing else { return try session.write(Self.delete, place) }
        let buckets = measure.buckets == .none ? nil : sum.buckets.text
        try session.write(Self.put, place + [.int(sum.amount), .optional(buckets)])
    }

    private var place: [SQLValue] { [.text(measure.rawValue), .int64(key), .text(period)] }

    /// (amount, buckets) from two columns.
    static func sum(_ row: borrowing SQLRow, _ column: Int) -> FigureSum {
        FigureSum(
            amount: row.int(column),
            buckets: row.optionalText(column + 1).map { BucketCounts(text: $0) } ?? BucketCounts())
    }

    static let one = SQLStatement(
        "SELECT amount, buckets FROM figure WHERE measure = $1 AND figure_key = $2 AND period = $3")

    static let put = SQLStatement(
        """
        INSERT INTO figure (measure, figure_key, period, amount, buckets) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (measure, figure_key, period) DO UPDATE SET amount = excluded.amount, buckets = excluded.buckets
        """)

    static let delete = SQLStatement("DELETE FROM figure WHERE measure = $1 AND figure_key = $2 AND period = $3")
}
