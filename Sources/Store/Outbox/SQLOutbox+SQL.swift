extension SQLOutbox {
    /// What an owner that died left behind may have gone out: it is reconciled or sent again under the same id (promise 1). Where that was
    /// a second attempt already, it may have gone out once more.
    static let recover = SQLStatement(
        """
        UPDATE outbox SET state = 'unknown', repeats = repeats + may_have_gone_out, may_have_gone_out = 1
        WHERE channel = $1 AND state = 'sending' AND (state = 'pending' OR state = 'sending' OR state = 'unknown')
        """)

    /// No retry and no digest lies further ahead than two days: what does was dated by a clock that was wrong, and its lane would wait.
    static let dueAtLast = SQLStatement(
        """
        UPDATE outbox SET due_at = $2
        WHERE channel = $1 AND due_at > $3 AND (state = 'pending' OR state = 'sending' OR state = 'unknown')
        """)

    /// Heads of lanes only. A digest that gathers numbers does not hold up its lane, nor does an answer that can still be taken back.
    ///
    /// What stands before it in its lane is asked for in order and singly, and not by NOT EXISTS: PostgreSQL would join for that, by a
    /// plan that it made while the outbox was empty, and compare all that waits with all that waits.
    static let due = SQLStatement(
        """
        SELECT o.id, o.kind, o.channel_kind, o.channel, o.recipient, o.subject, o.text, o.language, o.request,
            o.conversation, o.cause, o.message_id, o.message_references, o.tracking_numbers, o.created_at, o.due_at,
            o.attempts, o.may_have_gone_out,
            CASE WHEN EXISTS (SELECT 1 FROM opt_out p WHERE p.channel = o.channel AND p.number = o.recipient)
                THEN 1 ELSE 0 END,
            COALESCE((SELECT m.recipient FROM message m WHERE m.id = o.cause),
                (SELECT c.recipient FROM conversation c WHERE c.id = o.conversation))
        FROM outbox o
        WHERE o.channel = $1 AND o.due_at <= $2 AND o.state IN ('pending', 'unknown')
            AND (o.state = 'pending' OR o.state = 'sending' OR o.state = 'unknown')
            AND (SELECT e.id FROM outbox e WHERE e.channel = o.channel AND e.recipient = o.recipient
                AND e.id < o.id AND (e.state = 'pending' OR e.state = 'sending' OR e.state = 'unknown')
                AND e.kind <> 'digest'
                AND NOT (e.kind = 'answer' AND e.attempts = 0 AND e.code IS NULL AND e.due_at > $2)
                ORDER BY e.id LIMIT 1) IS NULL
        ORDER BY o.due_at, o.id LIMIT $3
        """)

    static let markSending = SQLStatement(
        "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = $1")

    /// As `due` has it: what waits behind its lane's head is not due, whatever its own time. An answer that nobody tried to send is due
    /// first where it holds up others, so that its time needs no look here.
    static let nextDue = SQLStatement(
        """
        SELECT o.due_at FROM outbox o
        WHERE o.channel = $1 AND (o.state = 'pending' OR o.state = 'sending' OR o.state = 'unknown')
            AND (o.state = 'pending' OR o.state = 'unknown')
            AND (SELECT e.id FROM outbox e WHERE e.channel = o.channel AND e.recipient = o.recipient
                AND e.id < o.id AND (e.state = 'pending' OR e.state = 'sending' OR e.state = 'unknown')
                AND e.kind <> 'digest'
                AND NOT (e.kind = 'answer' AND e.attempts = 0 AND e.code IS NULL)
                ORDER BY e.id LIMIT 1) IS NULL
        ORDER BY o.due_at, o.id LIMIT 1
        """)

    static let age = SQLStatement("SELECT attempts, created_at FROM outbox WHERE id = $1")

    /// A row of which an earlier attempt may have gone out has now gone out again: that is counted.
    static let markSent = SQLStatement(
        """
        UPDATE outbox SET state = 'sent', sent_at = $2, provider_id = $3,
            code = CASE WHEN delivery = 'failed' THEN code ELSE NULL END,
            repeats = repeats + CASE WHEN may_have_gone_out = 1 AND $4 = 1 THEN 1 ELSE 0 END
        WHERE id = $1 AND state = 'sending' RETURNING channel_kind, channel, conversation
        """)

    /// Texts: silence is counted from the last message either way (DESIGN §4).
    static let touch = SQLStatement("UPDATE conversation SET last_at = $2 WHERE id = $1 AND last_at < $2")

    static let postpone = SQLStatement(
        """
        UPDATE outbox SET state = $2, due_at = $3, code = $4, attempts = attempts + $5,
            repeats = repeats + CASE WHEN $2 = 'unknown' THEN may_have_gone_out ELSE 0 END,
            may_have_gone_out = CASE WHEN $2 = 'unknown' THEN 1 ELSE may_have_gone_out END
        WHERE id = $1 AND state = 'sending'
        """)

    /// As it was before it was claimed.
    static let handBack = SQLStatement(
        "UPDATE outbox SET state = 'pending', attempts = attempts - 1 WHERE id = $1 AND state = 'sending'")

    static let bury = SQLStatement(
        "UPDATE outbox SET state = $2, code = $3 WHERE id = $1 AND state = 'sending' RETURNING request")
}
