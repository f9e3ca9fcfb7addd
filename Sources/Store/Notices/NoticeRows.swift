import Desk
import Intake

/// The rows of incident notices, within a transaction.
enum NoticeRows {
    /// Takes an open notice into the facts of a message.
    static func take(_ row: borrowing SQLRow, _ facts: inout Facts) throws(StoreFailure) {
        facts.notices.append(try notice(row))
    }

    /// A row of `open`.
    static func notice(_ row: borrowing SQLRow) throws(StoreFailure) -> IncidentNotice {
        IncidentNotice(
            id: row.id(0), draft: try NoticeDocument.draft(row.text(1)), from: row.moment(2),
            until: row.optionalMoment(3))
    }

    static func kept(_ id: RowID, _ session: any SQLSession) throws(StoreFailure) -> KeptNotice? {
        let counts = try session.first(counts, [.id(id)]) { ($0.int(0), $0.int(1)) } ?? (0, 0)
        let people = try session.first(people, [.id(id)]) { $0.int(0) } ?? 0
        return try session.first(byID, [.id(id)]) { row throws(StoreFailure) in
            KeptNotice(
                id: id, draft: try NoticeDocument.draft(row.text(0)), from: row.moment(1),
                until: row.optionalMoment(2), endedAt: row.optionalMoment(3), isQuiet: row.flag(4), people: people,
                waiting: counts.0, told: counts.1)
        }
    }

    /// With the words of the index's condition (`incident_notice_open`).
    static let open = SQLStatement(
        "SELECT id, draft, from_at, until_at FROM incident_notice WHERE ended_at IS NULL ORDER BY id")

    /// The newest first.
    static let ids = SQLStatement("SELECT id FROM incident_notice WHERE id > 0 ORDER BY id DESC LIMIT $1")

    static let byID = SQLStatement(
        "SELECT draft, from_at, until_at, ended_at, is_quiet FROM incident_notice WHERE id = $1")

    /// Each once, by whichever ways they wrote: as it is known by now who is one person.
    static let people = SQLStatement(
        """
        SELECT COUNT(DISTINCT i.resident) FROM notice_contact c
            JOIN identity i ON i.kind = c.sender_kind AND i.address = c.recipient
        WHERE c.notice = $1
        """)

    /// Who waits to hear of its end, and who heard.
    static let counts = SQLStatement(
        """
        SELECT COALESCE(SUM(CASE WHEN told IS NOT NULL AND end_outbox IS NULL AND end_skipped IS NULL
                THEN 1 ELSE 0 END), 0), COUNT(end_outbox)
        FROM notice_contact WHERE notice = $1
        """)

    static let byForm = SQLStatement("SELECT id FROM incident_notice WHERE form = $1")

    static let insert = SQLStatement(
        """
        INSERT INTO incident_notice (id, form, draft, from_at, until_at, is_quiet) VALUES ($1, $2, $3, $4, $5, 0)
        ON CONFLICT (form) DO NOTHING
        """)

    static let end = SQLStatement(
        "UPDATE incident_notice SET ended_at = $2, is_quiet = $3 WHERE id = $1 AND ended_at IS NULL")

    /// What was to end by itself.
    static let endDue = SQLStatement(
        "UPDATE incident_notice SET ended_at = until_at WHERE ended_at IS NULL AND until_at <= $1")

    static let due = SQLStatement(
        "SELECT 1 FROM incident_notice WHERE ended_at IS NULL AND until_at <= $1 LIMIT 1")

    /// Ended, and perhaps not everybody was told. With the words of `incident_notice_owed`'s condition.
    static let owed = SQLStatement(
        """
        SELECT id, draft, ended_at, is_quiet FROM incident_notice
        WHERE ended_at IS NOT NULL AND settled_at IS NULL ORDER BY id
        """)

    static let settle = SQLStatement("UPDATE incident_notice SET settled_at = $2 WHERE id = $1")
}
