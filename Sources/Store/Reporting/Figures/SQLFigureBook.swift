package import Intake
package import Reports

/// The manager's figures, summed from the tables `figure` and `figure_key`.
package struct SQLFigureBook: FigureBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension]
    ) async throws(StoreFailure) -> [FigureRow] {
        try await database.read { session throws(StoreFailure) in
            var sums = FigureSums(dimensions)
            var keys: [FigureLevel: [Int64: FigureKey]] = [:]
            for measure in measures {
                let level = FigureLevel(measure, filter, by: dimensions)
                if keys[level] == nil { keys[level] = try FigureKeyRow.all(of: level, filter, session) }
                guard let known = keys[level] else { continue }
                try Self.add(measure, filter, level, known, to: &sums, session)
            }
            return sums.rows
        }
    }

    package func figuresAsOf() async throws(StoreFailure) -> FigureStanding {
        try await database.read { session throws(StoreFailure) in try FigureStandingRow.full(session) }
    }

    package func departments() async throws(StoreFailure) -> [String] {
        try await database.read { session throws(StoreFailure) in
            try session.all(FigureKeyRow.departments, []) { $0.text(0) }
        }
    }

    private static func add(
        _ measure: Measure, _ filter: FigureFilter, _ level: FigureLevel, _ keys: [Int64: FigureKey],
        to sums: inout FigureSums, _ session: any SQLSession
    ) throws(StoreFailure) {
        let span = FigureSpan(from: filter.from, to: filter.to, isByDay: sums.isByDay)
        let months = span.months.map {
            [KeptPeriod(month: $0.lowerBound).name...KeptPeriod(month: $0.upperBound).name]
        }
        for range in span.days + (months ?? []) {
            let values: [SQLValue] =
                [.text(measure.rawValue), .text(range.lowerBound), .text(range.upperBound), .text(level.rawValue)]
                + FigureKeyRow.values(filter)
            guard measure.buckets != .none || sums.isByPeriod else {
                try session.query(byKey, values) { row throws(StoreFailure) in
                    guard let key = keys[row.int64(0)] else { return }
                    sums.add(FigureSum(amount: row.int(1)), of: measure, key, period: "")
                }
                continue
            }
            try session.query(byPeriod, values) { row throws(StoreFailure) in
                guard let key = keys[row.int64(0)] else { return }
                sums.add(FigureRecord.sum(row, 1), of: measure, key, period: sums.isByPeriod ? row.text(3) : "")
            }
        }
    }

    /// The keys come first, and each key's periods by the primary key: SQLite keeps the order of a CROSS JOIN.
    static let byKey = SQLStatement(
        """
        SELECT k.id, SUM(f.amount)
        FROM figure_key k CROSS JOIN figure f
        WHERE k.level = $4 AND f.measure = $1 AND f.figure_key = k.id AND f.period >= $2 AND f.period <= $3
            AND (CAST($5 AS TEXT) IS NULL OR k.channel_kind = $5) AND (CAST($6 AS TEXT) IS NULL OR k.channel = $6)
            AND (CAST($7 AS TEXT) IS NULL OR k.request_type = $7) AND (CAST($8 AS TEXT) IS NULL OR k.department = $8)
            AND (CAST($9 AS TEXT) IS NULL OR k.origin = $9)
        GROUP BY k.id
        """)

    static let byPeriod = SQLStatement(
        """
        SELECT k.id, f.amount, f.buckets, f.period
        FROM figure_key k CROSS JOIN figure f
        WHERE k.level = $4 AND f.measure = $1 AND f.figure_key = k.id AND f.period >= $2 AND f.period <= $3
            AND (CAST($5 AS TEXT) IS NULL OR k.channel_kind = $5) AND (CAST($6 AS TEXT) IS NULL OR k.channel = $6)
            AND (CAST($7 AS TEXT) IS NULL OR k.request_type = $7) AND (CAST($8 AS TEXT) IS NULL OR k.department = $8)
            AND (CAST($9 AS TEXT) IS NULL OR k.origin = $9)
        """)
}
