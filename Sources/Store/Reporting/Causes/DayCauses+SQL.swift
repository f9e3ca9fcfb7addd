/// What each figure means, from the rows that cause it. The first five columns are the dimensions; then the duration or score, the amount,
/// when it happened, and the request's number.
extension DayCauses {
    /// A contact about a request that was there before is a follow-up. What was set aside later is taken out by `changes`.
    static let contacts = SQLStatement(
        """
        SELECT c.channel_kind, c.channel, COALESCE(s.request_type, ''), COALESCE(s.department, ''), c.is_staff_entered,
            0, 1, c.started_at, s.tracking_number, c.kind,
            CASE WHEN s.opened_at < c.started_at THEN 1 ELSE 0 END AS is_later,
            CASE WHEN s.status = 'set_aside' THEN 1 ELSE 0 END AS is_aside
        FROM contact c LEFT JOIN service_request s ON s.id = c.request
        WHERE c.started_at >= $1 AND c.started_at < $2
        """)

    /// As `LedgerStatements` recounts it: what was set aside at once was never opened.
    static let opened = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            s.opened_at, s.tracking_number
        FROM service_request s
        WHERE s.opened_at >= $1 AND s.opened_at < $2
            AND EXISTS (SELECT 1 FROM event e WHERE e.request = s.id AND e.kind = 'opened')
        """)

    static let changes = SQLStatement(
        """
        SELECT c.channel_kind, c.channel, COALESCE(s.request_type, ''), COALESCE(s.department, ''),
            COALESCE(s.is_staff_entered, 0), 0, c.amount, c.happened_at, s.tracking_number, c.kind
        FROM counted_change c LEFT JOIN service_request s ON s.id = c.request
        WHERE c.happened_at >= $1 AND c.happened_at < $2
        """)

    static let resolvedLate = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            c.happened_at, s.tracking_number
        FROM counted_change c JOIN service_request s ON s.id = c.request
        WHERE c.happened_at >= $1 AND c.happened_at < $2 AND c.kind = 'resolved' AND c.amount > 0
            AND c.is_reversed = 0 AND EXISTS (
                SELECT 1 FROM service_event b WHERE b.request = c.request AND b.stage = 'resolved'
                    AND b.kind = 'breach' AND b.at <= c.happened_at)
        """)

    static let resolution = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered,
            c.happened_at - s.opened_at, 1, c.happened_at, s.tracking_number
        FROM counted_change c JOIN service_request s ON s.id = c.request
        WHERE c.happened_at >= $1 AND c.happened_at < $2 AND c.kind = 'resolved' AND c.amount > 0
            AND c.is_reversed = 0
        """)

    /// What a request was merged with may have been answered before it was opened itself.
    static let firstAnswer = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered,
            a.written_at - s.opened_at, 1, a.written_at, s.tracking_number
        FROM answer a JOIN service_request s ON s.id = a.request
        WHERE a.written_at >= $1 AND a.written_at < $2 AND a.withdrawn_at IS NULL
            AND a.written_at >= s.opened_at AND s.status <> 'set_aside'
            AND NOT EXISTS (
                SELECT 1 FROM answer b WHERE b.request = a.request AND b.id < a.id AND b.withdrawn_at IS NULL
                    AND b.written_at >= s.opened_at)
        """)

    /// What came back was not sent (`SQLSurveyReports`).
    static let surveySent = SQLStatement(
        """
        SELECT v.channel_kind, v.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            v.made_at, s.tracking_number
        FROM survey v JOIN outbox o ON o.id = v.outbox JOIN service_request s ON s.id = v.request
        WHERE v.made_at >= $1 AND v.made_at < $2 AND o.sent_at IS NOT NULL AND COALESCE(o.delivery, '') <> 'failed'
        """)

    static let overall = SQLStatement(
        """
        SELECT a.channel_kind, a.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, a.overall, 1,
            a.answered_at, s.tracking_number
        FROM survey_answer a JOIN survey v ON v.id = a.survey JOIN service_request s ON s.id = v.request
        WHERE a.answered_at >= $1 AND a.answered_at < $2
        """)

    static let accuracy = SQLStatement(
        """
        SELECT a.channel_kind, a.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, a.accuracy, 1,
            a.answered_at, s.tracking_number
        FROM survey_answer a JOIN survey v ON v.id = a.survey JOIN service_request s ON s.id = v.request
        WHERE a.answered_at >= $1 AND a.answered_at < $2 AND a.accuracy IS NOT NULL
        """)

    static let courtesy = SQLStatement(
        """
        SELECT a.channel_kind, a.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, a.courtesy, 1,
            a.answered_at, s.tracking_number
        FROM survey_answer a JOIN survey v ON v.id = a.survey JOIN service_request s ON s.id = v.request
        WHERE a.answered_at >= $1 AND a.answered_at < $2 AND a.courtesy IS NOT NULL
        """)

    static let ease = SQLStatement(
        """
        SELECT a.channel_kind, a.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, a.ease, 1,
            a.answered_at, s.tracking_number
        FROM survey_answer a JOIN survey v ON v.id = a.survey JOIN service_request s ON s.id = v.request
        WHERE a.answered_at >= $1 AND a.answered_at < $2 AND a.ease IS NOT NULL
        """)

    static let linked = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            e.at, s.tracking_number
        FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id >= $1 AND e.id < $2 AND e.kind = 'linked' AND s.parent IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM event u WHERE u.request = e.request AND u.kind = 'unlinked' AND u.id > e.id)
        """)

    /// Words of the index `event_complaint`. Saying that it is not fixed also opens a request again: that is one complaint.
    static let complained = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            e.at, s.tracking_number
        FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id >= $1 AND e.id < $2
            AND (e.kind = 'reopened' OR e.kind = 'not_fixed' OR e.kind = 'disputed' OR e.kind = 'recurs')
            AND NOT EXISTS (
                SELECT 1 FROM event f WHERE f.request = e.request AND f.id >= $1 AND f.id < e.id
                    AND (f.kind = 'reopened' OR f.kind = 'not_fixed' OR f.kind = 'disputed' OR f.kind = 'recurs'))
        """)

    /// What was answered in a chat goes along where its request is merged.
    static let abandonedChat = SQLStatement(
        """
        SELECT s.channel_kind, s.channel, COALESCE(s.request_type, ''), s.department, s.is_staff_entered, 0, 1,
            e.at, s.tracking_number
        FROM event e JOIN service_request s ON s.id = e.request
        WHERE e.id >= $1 AND e.id < $2 AND e.kind = 'chat_ended' AND NOT EXISTS (
            SELECT 1 FROM answer a WHERE a.request = e.request AND a.withdrawn_at IS NULL AND a.written_at <= e.at)
            AND NOT EXISTS (
                SELECT 1 FROM answer p WHERE p.request = s.parent AND p.withdrawn_at IS NULL AND p.written_at <= e.at)
        """)

    /// As the ledger has it (`LedgerKind.messageOut`), on the day on which its channel took it.
    static let outbound = SQLStatement(
        """
        SELECT l.channel_kind, l.channel, COALESCE(s.request_type, ''), COALESCE(s.department, ''),
            COALESCE(s.is_staff_entered, 0), 0, l.amount, l.happened_at, s.tracking_number
        FROM ledger l LEFT JOIN outbox o ON o.id = l.cause LEFT JOIN service_request s ON s.id = o.request
        WHERE l.kind = 'message_out' AND l.happened_at >= $1 AND l.happened_at < $2
        """)

    /// As the ledger has them (`LedgerKind.automatic`); what a person released, or called spam, is an entry of its own, whose cause is the
    /// counted change. Without type and department, so that both stand in one place.
    static let automatic = SQLStatement(
        """
        SELECT l.channel_kind, l.channel, '', '', 0, 0, l.amount, l.happened_at, s.tracking_number
        FROM ledger l LEFT JOIN message m ON m.id = l.cause LEFT JOIN counted_change c ON c.id = l.cause
            LEFT JOIN service_request s ON s.id = COALESCE(m.request, c.request)
        WHERE l.kind = 'automatic' AND l.happened_at >= $1 AND l.happened_at < $2
        """)

    static let spam = SQLStatement(
        """
        SELECT l.channel_kind, l.channel, '', '', 0, 0, l.amount, l.happened_at, s.tracking_number
        FROM ledger l LEFT JOIN message m ON m.id = l.cause LEFT JOIN counted_change c ON c.id = l.cause
            LEFT JOIN service_request s ON s.id = COALESCE(m.request, c.request)
        WHERE l.kind = 'spam' AND l.happened_at >= $1 AND l.happened_at < $2
        """)

    static let redelivered = SQLStatement(
        """
        SELECT channel_kind, channel, '', '', 0, 0, amount, happened_at, NULL FROM ledger
        WHERE kind = 'redelivered' AND happened_at >= $1 AND happened_at < $2
        """)

    /// What was handed back is an entry of its own, of the opposite amount.
    static let quarantined = SQLStatement(
        """
        SELECT channel_kind, channel, '', '', 0, 0, amount, happened_at, NULL FROM ledger
        WHERE kind = 'quarantined' AND happened_at >= $1 AND happened_at < $2
        """)
}
