package import Intake

/// Surveys on the database.
package struct SQLSurveyBook: SurveyBook {
    private let database: any SQLDatabase
    private let rows: ReceivedRows
    /// Rung after each commit that may have written outbox rows.
    private let doorbell: Doorbell

    init(database: any SQLDatabase, rows: ReceivedRows, doorbell: Doorbell) {
        self.database = database
        self.rows = rows
        self.doorbell = doorbell
    }

    package func administer(
        endedBefore: Moment, at now: Moment, limit: Int, decide: @escaping @Sendable (SurveyFacts) -> SurveyVerdict
    ) async throws(StoreFailure) -> Int {
        // Most looks find nothing, and need no turn at the writer.
        let values: [SQLValue] = [
            .moment(endedBefore), .int(limit), .int64(database.dialect.lateRows.span),
        ]
        let isIdle = try await database.read { session throws(StoreFailure) in
            try !session.exists(SurveyFactsReader.endings, values)
        }
        guard !isIdle else { return 0 }
        let count = try await database.write(.file) { session throws(StoreFailure) in
            let endings = try session.all(SurveyFactsReader.endings, values) {
                SurveyFactsReader.Ending(
                    event: $0.id(0), request: $0.id(1), isChat: $0.text(2) == TimelineEvent.Kind.chatEnded.rawValue,
                    at: $0.moment(3))
            }
            for ending in endings { try administer(ending, now, decide, session) }
            return endings.count
        }
        doorbell.ring()
        return count
    }

    package func survey(_ id: RowID) async throws(StoreFailure) -> AskedSurvey? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.asked, [.id(id)]) { row in
                TrackingNumber(row.text(1)).map {
                    AskedSurvey(
                        id: id, request: row.id(0), trackingNumber: $0,
                        language: Language(rawValue: row.text(2)) ?? .english, isAnswered: !row.isNull(3))
                }
            } ?? nil
        }
    }

    package func answer(_ answer: SurveyAnswer, lowScore: Int) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) in
            let found = try session.first(Self.channel, [.id(answer.survey), .id(answer.request)]) {
                RowKeys.channel($0, 0)
            }
            guard case let channel?? = found, try SurveyRows.write(answer, channel: channel, session) else {
                return false
            }
            var sums = RollupSums()
            let entry = rows.count.entry(
                .surveyAnswered, cause: answer.survey, channel: channel, happenedAt: answer.at, recordedAt: answer.at)
            try rows.book.write([entry], &sums, session)
            try rows.book.write(sums, session)
            let isLow = answer.scores.overall <= lowScore
            for kind in isLow ? [TimelineEvent.Kind.surveyAnswered, .lowScore] : [.surveyAnswered] {
                try session.execute(
                    ChangesWriter.insertEvent,
                    [
                        .id(rows.ids.next()), .id(answer.request), .text(kind.rawValue), .null,
                        .text(String(answer.scores.overall)), .moment(answer.at),
                    ])
            }
            guard isLow else { return true }
            try AttentionRows.add(
                Attention(id: rows.ids.next(), request: answer.request, reason: .lowScore, at: answer.at), session)
            return true
        }
    }

    package func answers(on request: TrackingNumber) async throws(StoreFailure) -> [SurveyAnswer] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.onRequest, [.text(request.symbols)]) { SurveyRows.answer($0) }.compactMap { $0 }
        }
    }

    /// One row for each ending, whatever is decided: it is not looked at again.
    private func administer(
        _ ending: SurveyFactsReader.Ending, _ now: Moment, _ decide: (SurveyFacts) -> SurveyVerdict,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let facts = try SurveyFactsReader.facts(ending, now, session)
        var verdict = facts.map(decide) ?? .skip(.nobody)
        if case .ask = verdict, let resident = facts?.resident {
            // The row decides, also between nodes: who comes second finds it changed already.
            let claimed = try session.execute(
                Self.claimResident, [.id(resident), .moment(now), .moment(now - SurveyRules.rest)])
            if claimed == 0 { verdict = .skip(.recent) }
        }
        let holder = facts?.holder
        var values: [SQLValue] = [
            .id(ending.event), .text(ending.isChat ? "chat_ended" : "resolved"), .id(ending.request),
            .optional(facts?.requestType),
            .text(holder?.channel.kind.rawValue ?? ""), .text(holder?.channel.id ?? ""), .text(holder?.address ?? ""),
        ]
        switch verdict {
        case .ask(let draft):
            values = [.id(draft.id)] + values + [.id(draft.outbound.id), .null]
            try OutboxRows.insert(draft.outbound, session)
        case .skip(let reason):
            values = [.id(rows.ids.next())] + values + [.null, .text(reason.rawValue)]
        }
        try session.execute(Self.insert, values + [.moment(now)])
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO survey (id, event, ending, request, request_type, channel_kind, channel, recipient, outbox, skipped,
            made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)

    private static let claimResident = SQLStatement(
        """
        INSERT INTO survey_resident (resident, asked_at) VALUES ($1, $2)
        ON CONFLICT (resident) DO UPDATE SET asked_at = excluded.asked_at WHERE survey_resident.asked_at <= $3
        """)

    private static let asked = SQLStatement(
        """
        SELECT s.request, r.tracking_number, o.language, a.survey FROM survey s
            JOIN service_request r ON r.id = s.request JOIN outbox o ON o.id = s.outbox
            LEFT JOIN survey_answer a ON a.survey = s.id
        WHERE s.id = $1
        """)

    private static let channel = SQLStatement(
        "SELECT channel_kind, channel FROM survey WHERE id = $1 AND request = $2 AND outbox IS NOT NULL")

    static let onRequest = SQLStatement(
        """
        SELECT s.id, s.request, a.overall, a.accuracy, a.courtesy, a.ease, a.text, a.way, a.answered_at
        FROM service_request r JOIN survey s ON s.request = r.id JOIN survey_answer a ON a.survey = s.id
        WHERE r.tracking_number = $1 ORDER BY s.id LIMIT 20
        """)
}
