import Intake
import Reports

/// How far the figures are, and which days wait: the tables `figure_standing` and `figure_waiting`.
enum FigureStandingRow {
    /// The marks, and up to when all is in the figures.
    static func read(
        _ session: any SQLSession
    ) throws(StoreFailure) -> (event: RowID, contact: RowID, asOf: Moment?)? {
        try session.first(standing, []) { ($0.id(0), $0.id(4), $0.optionalMoment(1)) }
    }

    /// Nil before the first look.
    static func full(_ session: any SQLSession) throws(StoreFailure) -> FigureStanding {
        let waiting = try session.first(countWaiting, []) { $0.int(0) } ?? 0
        return try session.first(standing, []) {
            FigureStanding(
                asOf: $0.optionalMoment(1), waitingDays: waiting, checkedAt: $0.optionalMoment(2),
                differingDays: $0.int(3), checkDay: $0.text(5))
        } ?? FigureStanding(asOf: nil, waitingDays: waiting, checkedAt: nil, differingDays: 0, checkDay: nil)
    }

    /// When the first of everything that is counted happened; nil in an empty city.
    static func firstMoment(_ session: any SQLSession) throws(StoreFailure) -> Moment? {
        var first: Moment?
        for statement in [
            firstContact, firstRequest, firstImported, firstSent, firstAgain, firstAside, firstAutomatic, firstSpam,
        ] {
            if let moment = try session.first(statement, [], { $0.moment(0) }) { first = min(first ?? moment, moment) }
        }
        return first
    }

    /// A day was counted again.
    ///
    /// - Parameter differs: a difference of a day that was noted is news, and no fault.
    static func settle(_ day: String, differs: Bool, _ session: any SQLSession) throws(StoreFailure) {
        let found = try session.first(kinds, [.text(day)]) { (isNoted: $0.flag(0), isCheck: $0.flag(1)) }
        try session.execute(delete, [.text(day)])
        guard let found, found.isCheck else { return }
        if differs, !found.isNoted { try session.execute(noteDifference) }
        if try !session.exists(checks, []) { try session.execute(endCheck) }
    }

    private static let standing = SQLStatement(
        "SELECT event, as_of, checked_at, differing_days, contact, check_day FROM figure_standing WHERE id = 1")

    static let newestEvent = SQLStatement("SELECT id FROM event ORDER BY id DESC LIMIT 1")
    static let firstContact = SQLStatement("SELECT started_at FROM contact ORDER BY started_at LIMIT 1")
    static let firstRequest = SQLStatement("SELECT opened_at FROM service_request ORDER BY opened_at LIMIT 1")

    static let firstImported = SQLStatement(
        "SELECT happened_at FROM volume_day WHERE is_current = 1 ORDER BY day LIMIT 1")

    static let firstSent = SQLStatement(
        "SELECT happened_at FROM ledger WHERE kind = 'message_out' ORDER BY happened_at LIMIT 1")
    static let firstAgain = SQLStatement(
        "SELECT happened_at FROM ledger WHERE kind = 'redelivered' ORDER BY happened_at LIMIT 1")
    static let firstAside = SQLStatement(
        "SELECT happened_at FROM ledger WHERE kind = 'quarantined' ORDER BY happened_at LIMIT 1")

    static let firstAutomatic = SQLStatement(
        "SELECT happened_at FROM ledger WHERE kind = 'automatic' ORDER BY happened_at LIMIT 1")
    static let firstSpam = SQLStatement(
        "SELECT happened_at FROM ledger WHERE kind = 'spam' ORDER BY happened_at LIMIT 1")

    static let newestContact = SQLStatement("SELECT id FROM contact ORDER BY id DESC LIMIT 1")
    /// Days come before months in the order of text.
    static let firstPeriod = SQLStatement("SELECT period FROM figure ORDER BY period LIMIT 1")

    /// Those that wait longest, so that none starves; of a whole history the newest first, since people look at those.
    static let waiting = SQLStatement(
        "SELECT day FROM figure_waiting WHERE day <= $1 ORDER BY since, day DESC LIMIT $2")

    private static let countWaiting = SQLStatement(
        "SELECT COUNT(*) FROM (SELECT day FROM figure_waiting UNION SELECT day FROM volume_noted) AS waiting")

    static let await = SQLStatement(
        """
        INSERT INTO figure_waiting (day, is_noted, is_check, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (day) DO UPDATE SET
            is_noted = CASE WHEN excluded.is_noted = 1 THEN 1 ELSE figure_waiting.is_noted END,
            is_check = CASE WHEN excluded.is_check = 1 THEN 1 ELSE figure_waiting.is_check END
        """)

    static let goOn = SQLStatement(
        """
        INSERT INTO figure_standing (id, event, contact, check_day, differing_days) VALUES (1, $1, $2, $3, 0)
        ON CONFLICT (id) DO UPDATE SET event = excluded.event, contact = excluded.contact
        """)

    static let setAsOf = SQLStatement("UPDATE figure_standing SET as_of = $1 WHERE id = 1")

    static let beginCheck = SQLStatement(
        "UPDATE figure_standing SET differing_days = 0, check_day = $1 WHERE id = 1")

    private static let kinds = SQLStatement("SELECT is_noted, is_check FROM figure_waiting WHERE day = $1")
    private static let delete = SQLStatement("DELETE FROM figure_waiting WHERE day = $1")
    private static let checks = SQLStatement("SELECT 1 FROM figure_waiting WHERE is_check = 1 LIMIT 1")
    private static let noteDifference = SQLStatement(
        "UPDATE figure_standing SET differing_days = differing_days + 1 WHERE id = 1")
    /// By the time of the figures, since no other clock is at hand.
    private static let endCheck = SQLStatement("UPDATE figure_standing SET checked_at = as_of WHERE id = 1")
}
