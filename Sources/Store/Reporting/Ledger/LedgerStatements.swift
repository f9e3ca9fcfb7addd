/// What a recount reads: rows whose ids lie from $1 up to, but not, $2.
enum LedgerStatements {
    /// What each count means, once more and from the causes: the same definitions as `Count` writes.
    static let causes = SQLStatement(
        """
        SELECT channel_kind, channel, 'contact', COUNT(*) FROM contact
        WHERE id >= $1 AND id < $2 GROUP BY channel_kind, channel
        UNION ALL
        SELECT s.channel_kind, s.channel, 'opened', COUNT(*) FROM service_request s
        WHERE s.id >= $1 AND s.id < $2 AND EXISTS (SELECT 1 FROM event e WHERE e.request = s.id AND e.kind = 'opened')
        GROUP BY s.channel_kind, s.channel
        UNION ALL
        SELECT channel_kind, channel, CASE WHEN automatic IS NOT NULL THEN 'automatic'
            WHEN is_spam = 1 THEN 'spam' ELSE 'message_in' END AS counted, COUNT(*)
        FROM message WHERE id >= $1 AND id < $2 GROUP BY channel_kind, channel, counted
        UNION ALL
        SELECT channel_kind, channel, 'message_out', COUNT(*) FROM outbox
        WHERE id >= $1 AND id < $2 AND sent_at IS NOT NULL GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'survey_answered', COUNT(*) FROM survey_answer
        WHERE survey >= $1 AND survey < $2 GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'redelivered', COUNT(*) FROM redelivery
        WHERE id >= $1 AND id < $2 GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'quarantined', COUNT(*) FROM quarantine
        WHERE id >= $1 AND id < $2 AND replayed_at IS NULL GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, kind, SUM(amount) FROM counted_change
        WHERE id >= $1 AND id < $2 GROUP BY channel_kind, channel, kind
        UNION ALL
        SELECT channel_kind, channel, 'imported_contact', SUM(amount) FROM volume_day
        WHERE id >= $1 AND id < $2 GROUP BY channel_kind, channel
        """)

    static let entries = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount), day FROM ledger
        WHERE cause >= $1 AND cause < $2 GROUP BY day, kind, channel_kind, channel
        """)

    static let rollups = SQLStatement(
        "SELECT channel_kind, channel, kind, SUM(amount), day FROM rollup GROUP BY day, kind, channel_kind, channel")

    /// The first and the last id of everything that is counted; NULL where there is nothing.
    static let bounds = SQLStatement(
        """
        SELECT MIN(first_id), MAX(last_id) FROM (
            SELECT (SELECT MIN(cause) FROM ledger) AS first_id, (SELECT MAX(cause) FROM ledger) AS last_id
            UNION ALL SELECT (SELECT MIN(id) FROM contact), (SELECT MAX(id) FROM contact)
            UNION ALL SELECT (SELECT MIN(id) FROM service_request), (SELECT MAX(id) FROM service_request)
            UNION ALL SELECT (SELECT MIN(id) FROM message), (SELECT MAX(id) FROM message)
            UNION ALL SELECT (SELECT MIN(id) FROM counted_change), (SELECT MAX(id) FROM counted_change)
            UNION ALL SELECT (SELECT MIN(id) FROM volume_day), (SELECT MAX(id) FROM volume_day)
        ) AS ends
        """)
}
