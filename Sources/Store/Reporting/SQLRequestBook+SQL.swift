extension SQLRequestBook {
    static let list = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.request_type, s.department, s.queue, s.priority, s.rule,
            s.reason, s.channel_kind, s.channel, s.language, s.opened_at,
            (SELECT m.sender FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1), s.catalogue_version,
            s.tags
        FROM service_request s
        WHERE ($1 = '' OR s.status = $1) AND ($2 = '' OR s.channel = $2) AND ($3 = '' OR s.department = $3)
            AND s.id < $4 AND ($6 = '' OR s.tags LIKE '%,' || $6 || ',%' ESCAPE '!')
        ORDER BY s.id DESC LIMIT $5
        """)

    static let find = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.request_type, s.department, s.queue, s.priority, s.rule,
            s.reason, s.channel_kind, s.channel, s.language, s.opened_at,
            (SELECT m.sender FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1), s.catalogue_version,
            s.tags
        FROM service_request s WHERE s.tracking_number = $1
        """)

    static let messages = SQLStatement(
        """
        SELECT id, channel_kind, channel, sender, sender_name, is_sender_verified, subject, text, full_text,
            automatic, is_unconfirmed, defects, arrived_at
        FROM message WHERE request = $1 ORDER BY id LIMIT 1000
        """)

    static let attachments = SQLStatement(
        "SELECT name, media_type, size, state FROM attachment WHERE message = $1 ORDER BY position")

    static let answers = SQLStatement(
        """
        SELECT id, kind, channel, recipient, text, state, delivery, repeats, created_at, sent_at
        FROM outbox WHERE request = $1 ORDER BY id LIMIT 1000
        """)

    static let events = SQLStatement("SELECT kind, detail, at FROM event WHERE request = $1 ORDER BY id LIMIT 1000")

    /// Nearly all came with a message (`Migration.decisionsByMessage`), which may stand on another request since.
    static let decisions = SQLStatement(
        """
        SELECT d.kind, s.tracking_number, d.reason, d.score, d.at, d.id, d.undone_at, a.display_name
        FROM decision d LEFT JOIN service_request s ON s.id = d.other LEFT JOIN account a ON a.id = d.undone_by
        WHERE d.id IN (
            SELECT d1.id FROM message m JOIN decision d1 ON d1.message = m.id
            WHERE m.request = $1 AND d1.request = $1
            UNION
            SELECT d2.id FROM decision d2 WHERE d2.request = $1 AND d2.message IS NULL
            UNION
            SELECT d3.id FROM moving g JOIN moved_row v ON v.change_id = g.change_id AND v.kind = 'message'
                JOIN decision d3 ON d3.message = v.row_id
            WHERE g.source = $1 AND g.taken_back_at IS NULL AND d3.request = $1
        )
        ORDER BY d.id LIMIT 1000
        """)
}
