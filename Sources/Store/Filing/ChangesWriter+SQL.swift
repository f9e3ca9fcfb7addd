extension ChangesWriter {
    static let insertResident = SQLStatement(
        "INSERT INTO resident (id, name, language, created_at) VALUES ($1, $2, $3, $4)")

    /// An identity that two lanes bring at once is the first one's: the second one's transaction runs again and sees it.
    static let upsertIdentity = SQLStatement(
        """
        INSERT INTO identity (kind, address, resident, verified_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (kind, address) DO UPDATE SET verified_at = COALESCE(identity.verified_at, excluded.verified_at)
        """)

    static let insertRequest = SQLStatement(
        """
        INSERT INTO service_request (id, tracking_number, title, status, request_type, department, queue, priority,
            rule, reason, channel_kind, channel, resident, language, opened_at, catalogue_version, place,
            is_staff_entered, is_automatic, suspected_by, tags)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
        """)

    /// To who had it, if anybody did. What was merged stays closed: nothing stands on it any more.
    static let open = SQLStatement(
        """
        UPDATE service_request SET status = CASE
            WHEN EXISTS (SELECT 1 FROM work w WHERE w.request = $1 AND w.agent IS NOT NULL) THEN 'assigned'
            ELSE 'triage' END
        WHERE id = $1 AND status = 'resolved'
            AND NOT EXISTS (SELECT 1 FROM work m WHERE m.request = $1 AND m.closed_as = 'merged')
        """)

    static let wake = SQLStatement(
        "UPDATE work SET snoozed_until = NULL WHERE request = $1 AND snoozed_until IS NOT NULL")

    static let upsertConversation = SQLStatement(
        """
        INSERT INTO conversation (id, channel, lane, recipient, resident, request, started_at, last_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (id) DO UPDATE SET request = COALESCE(conversation.request, excluded.request),
            last_at = CASE WHEN excluded.last_at > conversation.last_at THEN excluded.last_at
                ELSE conversation.last_at END
        """)

    static let insertContact = SQLStatement(
        """
        INSERT INTO contact (id, channel_kind, channel, kind, resident, request, conversation, started_at,
            is_staff_entered)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)

    static let insertMessage = SQLStatement(
        """
        INSERT INTO message (id, channel_kind, channel, conversation, request, resident, sender_kind, sender,
            sender_name, is_sender_verified, recipient, entered_by, subject, text, full_text, language, automatic,
            is_spam, keyword, is_unconfirmed, message_id, digest, fingerprint, defects, sent_at, arrived_at, turn)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27)
        """)

    static let insertEvent = SQLStatement(
        "INSERT INTO event (id, request, kind, message, detail, at) VALUES ($1, $2, $3, $4, $5, $6)")

    static let insertDecision = SQLStatement(
        """
        INSERT INTO decision (id, kind, request, message, other, reason, score, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)

    static let optOut = SQLStatement(
        "INSERT INTO opt_out (channel, number, at) VALUES ($1, $2, $3) ON CONFLICT (channel, number) DO NOTHING")

    static let optIn = SQLStatement("DELETE FROM opt_out WHERE channel = $1 AND number = $2")
}
