import Intake

/// The statements of surveys' answers, shared by filing (texts) and the page behind the link.
enum SurveyRows {
    /// Writes an answer; false where the survey has one.
    @discardableResult
    static func write(
        _ answer: SurveyAnswer, channel: ChannelName, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let scores = answer.scores
        return try session.execute(
            insert,
            [
                .id(answer.survey), .text(channel.kind.rawValue), .text(channel.id), .text(answer.way.rawValue),
                .int(scores.overall), .optional(scores.accuracy.map(Int64.init)),
                .optional(scores.courtesy.map(Int64.init)), .optional(scores.ease.map(Int64.init)),
                .text(scores.text), .moment(answer.at),
            ]) == 1
    }

    /// A row of the columns survey, request, overall, accuracy, courtesy, ease, text, way, answered_at; nil where it is none.
    static func answer(_ row: borrowing SQLRow) -> SurveyAnswer? {
        let scores = SurveyScores(
            overall: row.int(2), accuracy: score(row, 3), courtesy: score(row, 4), ease: score(row, 5),
            text: row.text(6))
        guard let scores else { return nil }
        return SurveyAnswer(
            survey: row.id(0), request: row.id(1), scores: scores,
            way: SurveyAnswer.Way(rawValue: row.text(7)) ?? .link,
            at: row.moment(8))
    }

    private static func score(_ row: borrowing SQLRow, _ column: Int) -> Int? {
        row.isNull(column) ? nil : row.int(column)
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO survey_answer (survey, channel_kind, channel, way, overall, accuracy, courtesy, ease, text,
            answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (survey) DO NOTHING
        """)

    /// The newest that went out to a number from one of ours since a moment ($3), and has no answer. Where a person of ours wrote to
    /// that number after it, until a text arrived ($4), a digit answers what they asked. What did not arrive there asked nothing.
    static let pending = SQLStatement(
        """
        SELECT s.id, s.request FROM survey s JOIN outbox o ON o.id = s.outbox
            LEFT JOIN survey_answer a ON a.survey = s.id
        WHERE s.recipient = $1 AND s.channel = $2 AND s.outbox IS NOT NULL AND s.made_at > $3 - 604800000
            AND o.sent_at > $3 AND a.survey IS NULL
            AND NOT EXISTS (SELECT 1 FROM outbox n
                WHERE n.recipient = $1 AND n.created_at > $3 - 604800000 AND n.channel = $2 AND n.kind = 'answer'
                    AND COALESCE(n.delivery, '') <> 'failed'
                    AND (n.state = 'sending' OR n.state = 'unknown'
                        OR ((n.sent_at, n.id) > (o.sent_at, o.id) AND n.sent_at <= $4)))
        ORDER BY s.made_at DESC LIMIT 1
        """)
}
