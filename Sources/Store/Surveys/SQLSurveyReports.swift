package import Intake
package import Reports

/// Sums over surveys and their answers.
package struct SQLSurveyReports: SurveyReporting {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func surveys(since: Moment) async throws(StoreFailure) -> SurveyOverview {
        let value = SQLValue.moment(since)
        return try await database.read { session throws(StoreFailure) in
            let byChannel = try session.all(Self.byChannel, [value]) { Self.line($0) }
            let byType = try session.all(Self.byType, [value]) { Self.line($0) }
            let skipped = try session.all(Self.skipped, [value]) { ($0.text(0), $0.int(1)) }
            return SurveyOverview(
                all: Self.sum(byChannel), byChannel: byChannel, byType: byType,
                skipped: Dictionary(skipped) { first, _ in first },
                failed: try session.first(Self.failed, [value]) { $0.int(0) } ?? 0)
        }
    }

    private static func line(_ row: borrowing SQLRow) -> SurveyLine {
        SurveyLine(
            name: row.text(0), sent: row.int(1), answered: row.int(2), accuracy: mean(row, 3), courtesy: mean(row, 5),
            ease: mean(row, 7), overall: mean(row, 9))
    }

    private static func mean(_ row: borrowing SQLRow, _ column: Int) -> SurveyLine.Mean {
        SurveyLine.Mean(sum: row.int(column), count: row.int(column + 1))
    }

    private static func sum(_ lines: [SurveyLine]) -> SurveyLine {
        func total(_ mean: KeyPath<SurveyLine, SurveyLine.Mean>) -> SurveyLine.Mean {
            lines.map { $0[keyPath: mean] }.reduce(SurveyLine.Mean(sum: 0, count: 0)) {
                SurveyLine.Mean(sum: $0.sum + $1.sum, count: $0.count + $1.count)
            }
        }
        return SurveyLine(
            name: "", sent: lines.reduce(0) { $0 + $1.sent }, answered: lines.reduce(0) { $0 + $1.answered },
            accuracy: total(\.accuracy), courtesy: total(\.courtesy), ease: total(\.ease), overall: total(\.overall))
    }

    /// What came back was not sent.
    static let byChannel = SQLStatement(
        """
        SELECT s.channel_kind AS name, COUNT(*), COUNT(a.survey), COALESCE(SUM(a.accuracy), 0), COUNT(a.accuracy),
            COALESCE(SUM(a.courtesy), 0), COUNT(a.courtesy), COALESCE(SUM(a.ease), 0), COUNT(a.ease),
            COALESCE(SUM(a.overall), 0), COUNT(a.overall)
        FROM survey s JOIN outbox o ON o.id = s.outbox LEFT JOIN survey_answer a ON a.survey = s.id
        WHERE s.made_at >= $1 AND o.sent_at IS NOT NULL AND COALESCE(o.delivery, '') <> 'failed'
        GROUP BY name ORDER BY name
        """)

    static let byType = SQLStatement(
        """
        SELECT COALESCE(s.request_type, '') AS name, COUNT(*), COUNT(a.survey), COALESCE(SUM(a.accuracy), 0),
            COUNT(a.accuracy), COALESCE(SUM(a.courtesy), 0), COUNT(a.courtesy), COALESCE(SUM(a.ease), 0),
            COUNT(a.ease), COALESCE(SUM(a.overall), 0), COUNT(a.overall)
        FROM survey s JOIN outbox o ON o.id = s.outbox LEFT JOIN survey_answer a ON a.survey = s.id
        WHERE s.made_at >= $1 AND o.sent_at IS NOT NULL AND COALESCE(o.delivery, '') <> 'failed'
        GROUP BY name ORDER BY name
        """)

    static let skipped = SQLStatement(
        "SELECT skipped, COUNT(*) FROM survey WHERE made_at >= $1 AND skipped IS NOT NULL GROUP BY skipped")

    static let failed = SQLStatement(
        """
        SELECT COUNT(*) FROM survey s JOIN outbox o ON o.id = s.outbox
        WHERE s.made_at >= $1 AND (o.state = 'dead' OR o.delivery = 'failed')
        """)
}
