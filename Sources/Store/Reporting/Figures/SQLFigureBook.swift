package import Intake
package import Reports

/// The manager's figures, summed from the tables `figure` and `figure_key`.
package struct SQLFigureBook: FigureBook {
    private let database: any SQLDatabase
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension]
    ) async throws(StoreFailure) -> [FigureRow] {
        try await database.read { [calendar] session throws(StoreFailure) in
            var sums = FigureSums(dimensions)
            for measure in measures {
                let level = FigureLevel(measure, filter, by: dimensions)
                if level == .rows {
                    try Self.addRows(measure, filter, calendar, to: &sums, session)
                } else {
                    try Self.addKept(measure, filter, level, to: &sums, session)
                }
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

    private static func addKept(
        _ measure: Measure, _ filter: FigureFilter, _ level: FigureLevel, to sums: inout FigureSums,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let span = FigureSpan(from: filter.from, to: filter.to, isByDay: sums.isByDay)
        let ranges = span.days + (span.months.map { ["m" + $0.lowerBound..."m" + $0.upperBound] } ?? [])
        for range in ranges {
            let values: [SQLValue] = [
                .text(measure.rawValue), .text(range.lowerBound), .text(range.upperBound),
                .text(level.rawValue), .optional(filter.channelKind?.rawValue), .optional(filter.channel),
                .optional(filter.requestType), .optional(filter.department),
                .optional(filter.origin?.rawValue),
            ]
            try session.query(sums.isByPeriod ? byPeriod : byKey, values) { row throws(StoreFailure) in
                guard let key = FigureKeyRow.key(row, 0) else { return }
                let cell = FigureCell(measure: measure, key: key, bucket: row.int(5))
                sums.add(row.int(6), cell, period: row.text(7))
            }
        }
    }

    /// Each request by itself.
    private static func addRows(
        _ measure: Measure, _ filter: FigureFilter, _ calendar: CityCalendar, to sums: inout FigureSums,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        guard filter.length <= FigureLevel.longestOfRows else { return }
        for day in calendar.days(from: filter.from, through: filter.to) ?? [] {
            guard let bounds = calendar.bounds(of: day) else { continue }
            for (cell, amount) in try DayCounter(bounds, calendar: calendar).durations(measure, session).amounts
            where filter.lets(cell.key) {
                sums.add(amount, cell, period: day)
            }
        }
    }

    /// The keys come first, and each key's periods by the primary key: SQLite keeps the order of a CROSS JOIN.
    static let byKey = SQLStatement(
        """
        SELECT k.channel_kind, k.channel, k.request_type, k.department, k.origin, f.bucket, SUM(f.amount), ''
        FROM figure_key k CROSS JOIN figure f
        WHERE k.level = $4 AND f.measure = $1 AND f.figure_key = k.id AND f.period >= $2 AND f.period <= $3
            AND (CAST($5 AS TEXT) IS NULL OR k.channel_kind = $5) AND (CAST($6 AS TEXT) IS NULL OR k.channel = $6)
            AND (CAST($7 AS TEXT) IS NULL OR k.request_type = $7) AND (CAST($8 AS TEXT) IS NULL OR k.department = $8)
            AND (CAST($9 AS TEXT) IS NULL OR k.origin = $9)
        GROUP BY k.id, k.channel_kind, k.channel, k.request_type, k.department, k.origin, f.bucket
        """)

    static let byPeriod = SQLStatement(
        """
        SELECT k.channel_kind, k.channel, k.request_type, k.department, k.origin, f.bucket, f.amount, f.period
        FROM figure_key k CROSS JOIN figure f
        WHERE k.level = $4 AND f.measure = $1 AND f.figure_key = k.id AND f.period >= $2 AND f.period <= $3
            AND (CAST($5 AS TEXT) IS NULL OR k.channel_kind = $5) AND (CAST($6 AS TEXT) IS NULL OR k.channel = $6)
            AND (CAST($7 AS TEXT) IS NULL OR k.request_type = $7) AND (CAST($8 AS TEXT) IS NULL OR k.department = $8)
            AND (CAST($9 AS TEXT) IS NULL OR k.origin = $9)
        """)
}
