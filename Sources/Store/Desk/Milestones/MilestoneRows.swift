import Desk
import Intake

/// Rows of the record of milestones.
enum MilestoneRows {
    /// Nil for a kind that this binary does not know.
    static func milestone(_ row: borrowing SQLRow) -> Milestone? {
        MilestoneKind(rawValue: row.text(1)).map { kind in
            Milestone(
                id: row.id(0), kind: kind, day: row.text(2), name: row.text(3),
                person: row.optionalID(4).map { AccountID(rawValue: $0.rawValue) }, personName: row.text(5),
                text: row.text(6))
        }
    }

    static let insert = SQLStatement(
        """
        INSERT INTO milestone (id, kind, day, name, person, text, form, replaces, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (form) DO NOTHING
        """)

    static let end = SQLStatement(
        "UPDATE milestone SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL")

    static let ofDays = SQLStatement(
        """
        SELECT m.id, m.kind, m.day, m.name, m.person, COALESCE(a.display_name, ''), m.text
        FROM milestone m LEFT JOIN account a ON a.id = m.person
        WHERE m.ended_at IS NULL AND m.day >= $1 AND m.day <= $2 ORDER BY m.day DESC, m.id DESC
        """)

    /// As it stood before $3: also what was taken back or replaced since.
    static let ofDaysAsOf = SQLStatement(
        """
        SELECT m.id, m.kind, m.day, m.name, m.person, COALESCE(a.display_name, ''), m.text
        FROM (
            SELECT id, kind, day, name, person, text FROM milestone
            WHERE ended_at IS NULL AND day >= $1 AND day <= $2 AND made_at < $3
            UNION ALL
            SELECT id, kind, day, name, person, text FROM milestone
            WHERE ended_at >= $3 AND day >= $1 AND day <= $2 AND made_at < $3
        ) AS m LEFT JOIN account a ON a.id = m.person
        ORDER BY m.day DESC, m.id DESC
        """)

    static let one = SQLStatement(
        """
        SELECT m.id, m.kind, m.day, m.name, m.person, COALESCE(a.display_name, ''), m.text
        FROM milestone m LEFT JOIN account a ON a.id = m.person WHERE m.id = $1 AND m.ended_at IS NULL
        """)

    static let reviewed = SQLStatement(
        """
        SELECT c.at, COALESCE(a.display_name, ''), s.tracking_number
        FROM review_score c JOIN review r ON r.id = c.review JOIN service_request s ON s.id = r.request
            LEFT JOIN account a ON a.id = r.agent
        WHERE c.at >= $1 AND c.at < $2 ORDER BY c.at DESC, c.review
        """)
}
