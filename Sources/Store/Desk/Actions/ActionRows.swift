import Desk
import Intake

/// Rows of the record of what was done.
enum ActionRows {
    /// Nil for a kind that this binary does not know.
    static func action(_ row: borrowing SQLRow) -> ActionRecord? {
        ActionKind(rawValue: row.text(1)).map { kind in
            ActionRecord(
                id: row.id(0), kind: kind, ownerName: row.text(2), day: row.text(3), due: row.optionalText(4),
                department: row.text(5), partner: row.text(6), text: row.text(7), doneOn: row.optionalText(8),
                outcome: row.text(9))
        }
    }

    /// $1 to $7: what has no condition is empty, and -1 for an owner.
    static func values(_ filter: ActionFilter) -> [SQLValue] {
        [
            .text(filter.from), .text(filter.to), .text(filter.today), .text(filter.department ?? ""),
            .int64(filter.owner?.rawValue ?? -1), .text(filter.kind?.rawValue ?? ""),
            .text(filter.state?.rawValue ?? ""),
        ]
    }

    static let insert = SQLStatement(
        """
        INSERT INTO action_record (id, kind, owner, day, due_day, department, partner, text, form, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (form) DO NOTHING
        """)

    static let finish = SQLStatement(
        """
        UPDATE action_record SET outcome = $2, done_day = $3, done_at = $4, done_by = $5
        WHERE id = $1 AND done_day IS NULL
        """)

    static let list = SQLStatement(
        """
        SELECT a.id, a.kind, COALESCE(o.display_name, ''), a.day, a.due_day, a.department, a.partner, a.text,
            a.done_day, COALESCE(a.outcome, '')
        FROM action_record a LEFT JOIN account o ON o.id = a.owner
        WHERE a.day >= $1 AND a.day <= $2 AND ($4 = '' OR a.department = $4) AND ($5 = -1 OR a.owner = $5)
            AND ($6 = '' OR a.kind = $6)
            AND ($7 = '' OR ($7 = 'done' AND a.done_day IS NOT NULL) OR ($7 = 'open' AND a.done_day IS NULL)
                OR ($7 = 'overdue' AND a.done_day IS NULL AND a.due_day < $3))
            AND (a.day, a.id) < ($8, $9)
        ORDER BY a.day DESC, a.id DESC LIMIT $10
        """)

    static let counts = SQLStatement(
        """
        SELECT a.kind, COUNT(*), SUM(CASE WHEN a.done_day IS NOT NULL THEN 1 ELSE 0 END),
            SUM(CASE WHEN a.done_day IS NULL AND a.due_day < $3 THEN 1 ELSE 0 END)
        FROM action_record a
        WHERE a.day >= $1 AND a.day <= $2 AND ($4 = '' OR a.department = $4) AND ($5 = -1 OR a.owner = $5)
        GROUP BY a.kind
        """)
}
