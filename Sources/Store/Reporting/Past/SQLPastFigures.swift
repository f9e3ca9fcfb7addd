package import Intake
package import Reports

/// The manager's figures as of a moment, counted from the ledger.
package struct SQLPastFigures: PastFigureBook {
    private let database: any SQLDatabase
    private let calendar: CityCalendar

    package init(database: any SQLDatabase, calendar: CityCalendar) {
        self.database = database
        self.calendar = calendar
    }

    package func figures(
        _ measures: [Measure], _ filter: FigureFilter, by dimensions: [FigureDimension], asOf: Moment
    ) async throws(StoreFailure) -> [FigureRow] {
        let wanted = Measure.knownInPast.intersection(measures)
        guard !wanted.isEmpty else { return [] }
        return try await database.read { session throws(StoreFailure) in
            var sums = FigureSums(dimensions)
            try counted(from: filter.from, to: filter.to, asOf: asOf, session) { day, amount in
                guard let measure = Self.measures[amount.kind], wanted.contains(measure), filter.lets(amount.channel)
                else { return }
                let key = FigureKey(channel: amount.channel, requestType: "", department: "", origin: nil)
                sums.add(FigureSum(amount: amount.amount), of: measure, key, period: day)
            }
            try scored(filter, asOf: asOf, session) { measure, channel, score, day in
                guard wanted.contains(measure), filter.lets(channel) else { return }
                var sum = FigureSum()
                sum.add(1, bucket: score)
                let key = FigureKey(channel: channel, requestType: "", department: "", origin: nil)
                sums.add(sum, of: measure, key, period: day)
            }
            return sums.rows
        }
    }

    package func channels(
        from: String?, to: String?, byChannel: Bool, asOf: Moment
    ) async throws(StoreFailure) -> ChannelReport {
        let amounts = try await database.read { session throws(StoreFailure) in
            var amounts: [ChannelAmount] = []
            try counted(from: from, to: to, asOf: asOf, session) { _, amount in amounts.append(amount) }
            return amounts
        }
        return ChannelReport(from: from, to: to, amounts: amounts, byChannel: byChannel)
    }

    package func isTooMuch(from: String?, asOf: Moment) async throws(StoreFailure) -> Bool {
        try await database.read { session throws(StoreFailure) in
            try PastLedger(calendar: calendar, asOf: asOf).isTooMuch(from: from, session)
        }
    }

    /// What the ledger had, each day's contacts from the source that the channel was counted from, as was set then (promise 11).
    private func counted(
        from: String?, to: String?, asOf: Moment, _ session: any SQLSession,
        _ body: (String, ChannelAmount) -> Void
    ) throws(StoreFailure) {
        let sources = try VolumeSourceRows.all(asOf: asOf, session)
        try PastLedger(calendar: calendar, asOf: asOf).each(from: from, to: to, session) { day, amount in
            guard amount.kind == .contact || amount.kind == .importedContact else { return body(day, amount) }
            guard sources.kind(of: amount.channel, on: day) == amount.kind else { return }
            body(day, ChannelAmount(channel: amount.channel, kind: .contact, amount: amount.amount))
        }
    }

    /// What surveys were answered with. An answer is never changed; its ledger entry says when it was recorded.
    private func scored(
        _ filter: FigureFilter, asOf: Moment, _ session: any SQLSession,
        _ body: (Measure, ChannelName, _ score: Int, _ day: String) -> Void
    ) throws(StoreFailure) {
        guard let start = calendar.bounds(of: filter.from)?.lowerBound,
            let end = calendar.bounds(of: filter.to)?.upperBound
        else { return }
        try session.query(Self.scores, [.moment(start), .moment(end), .moment(asOf)]) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 0) else { return }
            let day = calendar.day(of: row.moment(6))
            for (column, measure) in Self.scored where !row.isNull(column) {
                body(measure, channel, row.int(column), day)
            }
        }
    }

    private static let scored: [(Int, Measure)] = [(2, .overall), (3, .accuracy), (4, .courtesy), (5, .ease)]

    static let scores = SQLStatement(
        """
        SELECT a.channel_kind, a.channel, a.overall, a.accuracy, a.courtesy, a.ease, a.answered_at
        FROM survey_answer a JOIN ledger l ON l.cause = a.survey AND l.kind = 'survey_answered'
        WHERE a.answered_at >= $1 AND a.answered_at < $2 AND l.recorded_at < $3
        """)

    private static let measures: [LedgerKind: Measure] = [
        .contact: .contact, .opened: .opened, .resolved: .resolved, .reopened: .reopened, .messageOut: .outbound,
        .automatic: .automatic, .spam: .spam, .redelivered: .redelivered, .quarantined: .quarantined,
    ]
}
