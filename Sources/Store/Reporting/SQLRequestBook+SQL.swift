extension SQLRequestBook {
    static let list = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.request_type, s.department, s.queue, s.priority, s.rule,
            s.reason, s.channel_kind, s.channel, s.language, s.opened_at,
            (SELECT m.sender FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1), s.catalogue_version
        FROM service_request s
        WHERE ($1 = '' OR s.status = $1) AND ($2 = '' OR s.channel = $2) AND ($3 = '' OR s.department = $3)
            AND s.id < $4
        ORDER BY s.id DESC LIMIT $5
        """)

    static let find = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.status, s.request_type, s.department, s.queue, s.priority, s.rule,
            s.reason, s.channel_kind, s.channel, s.language, s.opened_at,
            (SELECT m.sender FROM message m WHERE m.request = s.id ORDER BY m.id LIMIT 1), s.catalogue_version
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

    /// Nearly all came with a message (`Migration.decisionsByMessage`).
    static let decisions = SQLStatement(
        """
        SELECT d.kind, s.tracking_number, d.reason, d.score, d.at, d.id
        FROM message m JOIN decision d ON d.message = m.id LEFT JOIN service_request s ON s.id = d.other
        WHERE m.request = $1 AND d.request = $1
        UNION ALL
        SELECT d.kind, s.tracking_number, d.reason, d.score, d.at, d.id
        FROM decision d LEFT JOIN service_request s ON s.id = d.other WHERE d.request = $1 AND d.message IS NULL
        ORDER BY 6 LIMIT 1000
        """)
}
