import Desk
import Intake

/// Rows of escalations.
enum EscalationRows {
    /// Nil where the request's number cannot be read.
    static func escalation(_ row: borrowing SQLRow) -> KeptEscalation? {
        guard let number = TrackingNumber(row.text(1)) else { return nil }
        return KeptEscalation(
            id: row.id(0), request: number, department: row.text(2), owner: row.agent(3), ownerName: row.text(4),
            reason: row.text(5), due: row.text(6), openedBy: row.text(7), openedAt: row.moment(8),
            outcome: row.optionalText(9), closedAt: row.optionalMoment(10))
    }

    static let byForm = SQLStatement("SELECT 1 FROM escalation WHERE form = $1")

    static let insert = SQLStatement(
        """
        INSERT INTO escalation (id, request, owner, reason, due_day, form, author, author_name, opened_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
        """)

    static let openOne = SQLStatement(
        """
        SELECT e.request FROM escalation e JOIN service_request s ON s.id = e.request
        WHERE e.id = $1 AND s.tracking_number = $2 AND e.closed_at IS NULL
        """)

    static let close = SQLStatement(
        "UPDATE escalation SET outcome = $2, closed_at = $3, closed_by = $4 WHERE id = $1 AND closed_at IS NULL")

    static let onRequest = SQLStatement(
        """
        SELECT e.id, s.tracking_number, s.department, e.owner, COALESCE(o.display_name, ''), e.reason, e.due_day,
            e.author_name, e.opened_at, e.outcome, e.closed_at
        FROM service_request s JOIN escalation e ON e.request = s.id LEFT JOIN account o ON o.id = e.owner
        WHERE s.tracking_number = $1 ORDER BY e.id DESC LIMIT 100
        """)

    /// Those that are open: the index holds no others.
    static let due = SQLStatement(
        """
        SELECT e.id, s.tracking_number, s.department, e.owner, COALESCE(o.display_name, ''), e.reason, e.due_day,
            e.author_name, e.opened_at, e.outcome, e.closed_at
        FROM escalation e JOIN service_request s ON s.id = e.request LEFT JOIN account o ON o.id = e.owner
        WHERE e.closed_at IS NULL AND ($1 = '' OR s.department = $1) AND ($2 = -1 OR e.owner = $2)
        ORDER BY e.due_day, e.id LIMIT $3
        """)
}
