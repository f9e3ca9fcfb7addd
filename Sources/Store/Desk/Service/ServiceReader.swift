import Desk
import Intake

/// Reads what happened to requests, as far as their clocks care.
enum ServiceReader {
    static func open(
        after: QueuePlace?, limit: Int, _ session: any SQLSession
    ) throws(StoreFailure) -> [ServiceHistory] {
        var histories = try session.all(
            openRequests, [.int(after?.priority ?? -1), .int64(after?.id.rawValue ?? -1), .int(limit)]
        ) { history($0) }
        .compactMap { $0 }
        for index in histories.indices { try fill(&histories[index], session) }
        return histories
    }

    static func history(of request: RowID, _ session: any SQLSession) throws(StoreFailure) -> ServiceHistory? {
        guard case var found?? = try session.first(one, [.id(request)], { history($0) }) else { return nil }
        try fill(&found, session)
        return found
    }

    private static func history(_ row: borrowing SQLRow) -> ServiceHistory? {
        guard let channel = ChannelKind(rawValue: row.text(2)) else { return nil }
        return ServiceHistory(
            request: row.id(0), priority: row.int(5), requestType: row.optionalText(1), channel: channel,
            openedAt: row.moment(3),
            holder: row.isNull(4) ? nil : row.agent(4))
    }

    private static func fill(_ history: inout ServiceHistory, _ session: any SQLSession) throws(StoreFailure) {
        var entries: [ServiceHistory.Entry] = []
        try session.query(happenings, [.id(history.request)]) { row in
            guard let happening = RequestClocks.Happening(rawValue: row.text(0)) else { return }
            entries.append(ServiceHistory.Entry(happening, at: row.moment(1)))
        }
        history.entries = entries
    }

    static let openRequests = SQLStatement(
        """
        SELECT s.id, s.request_type, s.channel_kind, s.opened_at, w.agent, s.priority
        FROM service_request s LEFT JOIN work w ON w.request = s.id
        WHERE s.status IN ('triage', 'assigned') AND (s.priority, s.id) > ($1, $2)
        ORDER BY s.priority, s.id LIMIT $3
        """)

    static let one = SQLStatement(
        """
        SELECT s.id, s.request_type, s.channel_kind, s.opened_at, w.agent, s.priority
        FROM service_request s LEFT JOIN work w ON w.request = s.id WHERE s.id = $1
        """)

    /// The resident's first message began it, and answers nothing. An answer that was taken back, or did not arrive, was none, nor was the
    /// closing that came with it: its event is the next id drawn after the answer's own.
    ///
    /// What was filed behind an answer is not answered by it (`SQLQueueBook.open`), however early it arrived: it is told as right behind
    /// that answer. What is of one moment comes in the order in which it was written.
    static let happenings = SQLStatement(
        """
        SELECT 'acknowledged', o.created_at, o.id FROM outbox o
        WHERE o.request = $1 AND o.kind = 'acknowledgement' AND o.state <> 'dead'
        UNION ALL
        SELECT CASE WHEN a.awaits_resident = 1 THEN 'waits_for_resident' ELSE 'answered' END, a.written_at, a.id
        FROM answer a WHERE a.request = $1 AND a.withdrawn_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM outbox o WHERE o.id = a.id AND (o.state = 'dead' OR o.delivery = 'failed'))
        UNION ALL
        SELECT 'answered', a.written_at, a.id FROM answer a
        WHERE a.request = $1 AND a.withdrawn_at IS NULL AND a.awaits_resident = 1 AND NOT EXISTS (
            SELECT 1 FROM outbox o WHERE o.id = a.id AND (o.state = 'dead' OR o.delivery = 'failed'))
        UNION ALL
        SELECT 'resident_wrote', COALESCE((
            SELECT CASE WHEN a.written_at > m.arrived_at THEN a.written_at END FROM answer a
            WHERE a.request = $1 AND a.id < COALESCE(m.turn, m.id) AND a.withdrawn_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM outbox o WHERE o.id = a.id AND (o.state = 'dead' OR o.delivery = 'failed'))
            ORDER BY a.id DESC LIMIT 1), m.arrived_at), COALESCE(m.turn, m.id) FROM message m
        WHERE m.request = $1 AND m.is_unconfirmed = 0 AND m.automatic IS NULL AND m.keyword IS NULL
        UNION ALL
        SELECT CASE WHEN e.kind IN ('resolved', 'closed', 'linked', 'merged', 'closed_again') THEN 'resolved' ELSE 'reopened' END, e.at, e.id
        FROM event e WHERE e.request = $1 AND e.kind IN ('resolved', 'closed', 'linked', 'merged', 'closed_again',
            'reopened', 'not_fixed', 'reopened_by_staff', 'unlinked', 'unmerged')
            AND (e.kind <> 'resolved' OR COALESCE((
                SELECT CASE WHEN a.written_at = e.at AND (a.withdrawn_at IS NOT NULL OR EXISTS (
                    SELECT 1 FROM outbox o WHERE o.id = a.id AND (o.state = 'dead' OR o.delivery = 'failed')))
                    THEN 1 ELSE 0 END
                FROM answer a WHERE a.request = $1 AND a.id < e.id ORDER BY a.id DESC LIMIT 1), 0) = 0)
        ORDER BY 2, 3
        """)
}
