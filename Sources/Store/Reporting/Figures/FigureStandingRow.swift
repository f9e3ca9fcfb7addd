import Intake
import Reports

/// How far the figures are, and which days wait: the tables `figure_standing` and `figure_waiting`.
enum FigureStandingRow {
    static func read(_ session: any SQLSession) throws(StoreFailure) -> (event: RowID, asOf: Moment)? {
        try session.first(standing, []) { ($0.id(0), $0.moment(1)) }
    }

    /// Nil before the first look.
    static func full(_ session: any SQLSession) throws(StoreFailure) -> FigureStanding {
        let waiting = try session.first(countWaiting, []) { $0.int(0) } ?? 0
        return try session.first(standing, []) {
            FigureStanding(
                asOf: $0.moment(1), waitingDays: waiting, checkedAt: $0.optionalMoment(2), differingDays: $0.int(3))
        } ?? FigureStanding(asOf: nil, waitingDays: waiting, checkedAt: nil, differingDays: 0)
    }

    /// When the first of everything that is counted happened; nil in an empty city.
    static func firstMoment(_ session: any SQLSession) throws(StoreFailure) -> Moment? {
        var first: Moment?
        for statement in [firstContact, firstRequest] {
            if let moment = try session.first(statement, [], { $0.moment(0) }) { first = min(first ?? moment, moment) }
        }
        return first
    }

    /// A day was counted again.
    static func settle(_ day: String, differs: Bool, _ session: any SQLSession) throws(StoreFailure) {
        let isCheck = try session.first(isCheck, [.text(day)]) { $0.flag(0) } ?? false
        try session.execute(delete, [.text(day)])
        guard isCheck else { return }
        if differs { try session.execute(noteDifference) }
        if try !session.exists(checks, []) { try session.execute(endCheck) }
    }

    private static let standing = SQLStatement(
        "SELECT event, as_of, checked_at, differing_days FROM figure_standing WHERE id = 1")

    static let newestEvent = SQLStatement("SELECT id FROM event ORDER BY id DESC LIMIT 1")
    static let firstContact = SQLStatement("SELECT started_at FROM contact ORDER BY started_at LIMIT 1")
    static let firstRequest = SQLStatement("SELECT opened_at FROM service_request ORDER BY opened_at LIMIT 1")

    /// The newest first: they are what people look at.
    static let waiting = SQLStatement("SELECT day FROM figure_waiting ORDER BY day DESC LIMIT $1")

    private static let countWaiting = SQLStatement("SELECT COUNT(*) FROM figure_waiting")

    static let await = SQLStatement(
        """
        INSERT INTO figure_waiting (day, is_check) VALUES ($1, $2)
        ON CONFLICT (day) DO UPDATE SET is_check = CASE WHEN excluded.is_check = 1 THEN 1 ELSE figure_waiting.is_check END
        """)

    static let goOn = SQLStatement(
        """
        INSERT INTO figure_standing (id, event, as_of, differing_days) VALUES (1, $1, $2, 0)
        ON CONFLICT (id) DO UPDATE SET event = excluded.event, as_of = excluded.as_of
        """)

    static let beginCheck = SQLStatement("UPDATE figure_standing SET differing_days = 0 WHERE id = 1")

    private static let isCheck = SQLStatement("SELECT is_check FROM figure_waiting WHERE day = $1")
    private static let delete = SQLStatement("DELETE FROM figure_waiting WHERE day = $1")
    private static let checks = SQLStatement("SELECT 1 FROM figure_waiting WHERE is_check = 1 LIMIT 1")
    private static let noteDifference = SQLStatement(
        "UPDATE figure_standing SET differing_days = differing_days + 1 WHERE id = 1")
    /// By the time of the figures, since no other clock is at hand.
    private static let endCheck = SQLStatement("UPDATE figure_standing SET checked_at = as_of WHERE id = 1")
}
