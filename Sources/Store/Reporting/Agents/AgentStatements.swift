import Reports

/// What each figure of the staff means, from the rows that cause it, between two moments; of what was logged, between two ids. The columns are
/// the account, the dimensions, a duration or score, when it happened, and the request's number.
enum AgentStatements {
    static func statement(_ measure: AgentMeasure) -> SQLStatement {
        switch measure {
        case .handled: handled
        case .logged: logged
        case .answered: answered
        case .firstAnswer: firstAnswer
        case .closed: closed
        case .cameBack: cameBack
        case .overall: overall
        }
    }

    /// An answer has the id of the mail or message in which it went out.
    static let handled = SQLStatement(
        """
        SELECT a.author, o.channel_kind, MIN(o.channel), COALESCE(s.request_type, ''), s.department,
            s.is_staff_entered, 0, MIN(a.written_at), s.tracking_number
        FROM answer a JOIN outbox o ON o.id = a.id JOIN service_request s ON s.id = a.request
        WHERE a.written_at >= $1 AND a.written_at < $2 AND a.withdrawn_at IS NULL
        GROUP BY a.author, o.channel_kind, s.id
        """)

    static let answered = SQLStatement(
        """
        SELECT a.author, o.channel_kind, o.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0,
            a.written_at, s.tracking_number
        FROM answer a JOIN outbox o ON o.id = a.id JOIN service_request s ON s.id = a.request
        WHERE a.written_at >= $1 AND a.written_at < $2 AND a.withdrawn_at IS NULL
        """)

    /// A program that logs contacts is nobody of the staff.
    static let logged = SQLStatement(
        """
        SELECT u.author, r.channel_kind, r.channel, COALESCE(s.request_type, ''), COALESCE(s.department, ''), 1, 0,
            u.at, s.tracking_number
        FROM audit u JOIN received r ON r.id = u.subject LEFT JOIN message m ON m.id = r.id
            LEFT JOIN service_request s ON s.id = m.request
        WHERE u.id >= $1 AND u.id < $2 AND u.action = 'contact.logged' AND u.author_kind = 'person'
        """)

    /// As `DayCauses.firstAnswer`.
    static let firstAnswer = SQLStatement(
        """
        SELECT a.author, s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered,
            a.written_at - s.opened_at, a.written_at, s.tracking_number
        FROM answer a JOIN service_request s ON s.id = a.request
        WHERE a.written_at >= $1 AND a.written_at < $2 AND a.withdrawn_at IS NULL
            AND a.written_at >= s.opened_at AND s.status <> 'set_aside'
            AND NOT EXISTS (
                SELECT 1 FROM answer b WHERE b.request = a.request AND b.id < a.id AND b.withdrawn_at IS NULL
                    AND b.written_at >= s.opened_at)
        """)

    /// Who closed: the author of the answer that did, or who stands in the audit trail for that change; NULL where nobody of the staff did.
    private static let closer = """
        COALESCE((SELECT b.author FROM answer b WHERE b.id = c.change_id), (
            SELECT u.author FROM audit u
            WHERE u.subject_kind = 'service_request' AND u.subject = c.request AND u.at = c.recorded_at
                AND u.author_kind = 'person'
            ORDER BY u.id DESC LIMIT 1))
        """

    static let closed = SQLStatement(
        once: """
            SELECT \(closer), s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department,
                s.is_staff_entered, 0, c.happened_at, s.tracking_number
            FROM counted_change c JOIN service_request s ON s.id = c.request
            WHERE c.happened_at >= $1 AND c.happened_at < $2 AND c.kind = 'resolved' AND c.amount > 0
                AND c.is_reversed = 0
            """)

    static let cameBack = SQLStatement(
        once: """
            SELECT \(closer), s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department,
                s.is_staff_entered, 0, n.happened_at, s.tracking_number
            FROM counted_change n JOIN service_request s ON s.id = n.request
                JOIN counted_change c ON c.id = (
                    SELECT MAX(p.id) FROM counted_change p
                    WHERE p.request = n.request AND p.kind = 'resolved' AND p.amount > 0 AND p.is_reversed = 0
                        AND p.id < n.id)
            WHERE n.happened_at >= $1 AND n.happened_at < $2 AND n.kind = 'reopened' AND n.amount > 0
                AND n.is_reversed = 0
            """)

    static let overall = SQLStatement(
        once: """
            SELECT \(closer), a.channel_kind, a.channel, COALESCE(s.request_type, ''), s.department,
                s.is_staff_entered, a.overall, a.answered_at, s.tracking_number
            FROM survey_answer a JOIN survey v ON v.id = a.survey JOIN service_request s ON s.id = v.request
                JOIN counted_change c ON c.id = (
                    SELECT MAX(p.id) FROM counted_change p
                    WHERE p.request = v.request AND p.kind = 'resolved' AND p.amount > 0 AND p.is_reversed = 0
                        AND p.happened_at <= v.made_at)
            WHERE a.answered_at >= $1 AND a.answered_at < $2
            """)

    static let names = SQLStatement("SELECT id, display_name FROM account ORDER BY display_name, id")
}
