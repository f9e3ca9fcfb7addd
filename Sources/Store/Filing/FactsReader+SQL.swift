extension FactsReader {
    /// The copy first: others may have sent many mails under its Message-ID.
    static let sameMessageID = SQLStatement(
        """
        SELECT m.id, m.digest, m.channel, m.arrived_at, r.source_id
        FROM message m LEFT JOIN received r ON r.id = m.id WHERE m.message_id = $1
        ORDER BY CASE WHEN m.digest = $2 THEN 0 ELSE 1 END, CASE WHEN m.arrived_at = $3 THEN 0 ELSE 1 END,
            CASE WHEN m.channel <> $4 THEN 0 ELSE 1 END, m.id LIMIT 2
        """)

    static let notFixed = SQLStatement("SELECT 1 FROM event WHERE request = $1 AND kind = 'not_fixed' LIMIT 1")

    static let resident = SQLStatement(
        """
        SELECT r.id, r.language, i.verified_at FROM identity i JOIN resident r ON r.id = i.resident
        WHERE i.kind = $1 AND i.address = $2
        """)

    /// What was merged stands on the request that it was merged into, and that may have been merged itself; what was split off and put back
    /// stands where it came from. What is set aside otherwise is nobody's case.
    static let byID = SQLStatement(
        """
        WITH RECURSIVE way (id, steps) AS (
            SELECT id, 0 FROM service_request WHERE id = $1
            UNION ALL
            SELECT m.parent, way.steps + 1 FROM way JOIN service_request m ON m.id = way.id
                JOIN work w ON w.request = m.id
            WHERE w.closed_as = 'merged' AND m.parent IS NOT NULL AND way.steps < 32)
        SELECT s.id, s.tracking_number, s.resident, s.status FROM service_request s
        WHERE s.id = (SELECT way.id FROM way ORDER BY way.steps DESC LIMIT 1) AND s.status <> 'set_aside'
        """)

    static let byTrackingNumber = SQLStatement(
        """
        WITH RECURSIVE way (id, steps) AS (
            SELECT id, 0 FROM service_request WHERE tracking_number = $1
            UNION ALL
            SELECT m.parent, way.steps + 1 FROM way JOIN service_request m ON m.id = way.id
                JOIN work w ON w.request = m.id
            WHERE w.closed_as = 'merged' AND m.parent IS NOT NULL AND way.steps < 32)
        SELECT s.id, s.tracking_number, s.resident, s.status FROM service_request s
        WHERE s.id = (SELECT way.id FROM way ORDER BY way.steps DESC LIMIT 1) AND s.status <> 'set_aside'
        """)

    /// Only what is confirmed on a request stands for it, and a set-aside request is nobody's case. The sender's own comes first,
    /// since another may have used the same Message-ID.
    static let byReference = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.resident, s.status FROM message m JOIN service_request s ON s.id = m.request
        WHERE m.message_id = $1 AND m.is_unconfirmed = 0 AND m.automatic IS NULL AND s.status <> 'set_aside'
        ORDER BY CASE WHEN s.resident = (SELECT i.resident FROM identity i WHERE i.kind = $2 AND i.address = $3)
            THEN 0 ELSE 1 END, m.id LIMIT 1
        """)

    static let conversationAbout = SQLStatement(
        """
        SELECT id FROM conversation WHERE lane = $1 AND channel = $2 AND recipient = $3 AND request = $4
        ORDER BY id DESC LIMIT 1
        """)

    /// The one in which the last message was, whichever began last. What is dated later than the time asked for was dated by a clock that
    /// was wrong then.
    static let newestConversation = SQLStatement(
        """
        SELECT c.id, c.request, c.last_at, s.status, s.resident
        FROM conversation c LEFT JOIN service_request s ON s.id = c.request
        WHERE c.lane = $1 AND c.channel = $2 AND c.recipient = $3 AND c.last_at <= $4
        ORDER BY c.last_at DESC, c.id DESC LIMIT 1
        """)

    /// Among the newest 256 requests of a resident: a message of somebody with very many must not cost the more for them.
    static let sameWords = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.channel, s.opened_at
        FROM service_request s JOIN message m ON m.request = s.id AND m.fingerprint = $2
        WHERE s.resident = $1 AND m.resident = $1 AND m.is_unconfirmed = 0 AND m.is_sender_verified = 1
            AND m.arrived_at > $3 AND s.status <> 'resolved' AND s.status <> 'set_aside' AND m.keyword IS NULL
            AND s.id >= COALESCE(
                (SELECT id FROM service_request WHERE resident = $1 ORDER BY id DESC LIMIT 1 OFFSET 255), 0)
        ORDER BY m.id DESC LIMIT 1
        """)

    static let recent = SQLStatement(
        """
        SELECT id, tracking_number, channel, opened_at FROM service_request
        WHERE resident = $1 AND opened_at > $2 AND status <> 'resolved' AND status <> 'set_aside'
        ORDER BY id DESC LIMIT 1
        """)

    /// On all channels: the caps are a recipient's (promise 8). A digest counts when it is due, up to a day after it was begun.
    static let sent = SQLStatement(
        """
        SELECT kind, CASE WHEN kind = 'digest' THEN due_at ELSE created_at END,
            CASE WHEN kind = 'digest' AND state = 'pending' AND may_have_gone_out = 0 AND channel = $3
                THEN 1 ELSE 0 END, id
        FROM outbox WHERE recipient = $1 AND created_at > $2 AND created_at <= $4 AND kind <> 'answer'
            AND kind <> 'agent_gone' AND kind <> 'survey' AND kind <> 'transcript_code' AND kind <> 'transcript'
            AND kind <> 'duplicate' AND kind <> 'parent_closed' AND kind <> 'notice_ended'
            AND kind <> 'staff_notice' AND kind <> 'report'
        ORDER BY created_at DESC LIMIT 128
        """)

    /// What rules told an address of the staff's since a moment, and since a later one.
    static let notified = SQLStatement(
        """
        SELECT COUNT(*), COALESCE(SUM(CASE WHEN created_at > $3 THEN 1 ELSE 0 END), 0) FROM outbox
        WHERE recipient = $1 AND created_at > $2 AND kind = 'staff_notice'
        """)

    static let optedOut = SQLStatement("SELECT 1 FROM opt_out WHERE channel = $1 AND number = $2")
}
