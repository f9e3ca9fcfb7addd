import Desk
import Intake

/// Reads open requests as the floor has them.
enum FloorRows {
    /// A chat in which the resident has been silent for so long after our answer takes nothing of the agent's capacity any more. Where
    /// people write at leisure, the answer alone frees it.
    private static let silence: Duration = .seconds(600)

    /// Nil where the request is not open, or is none.
    static func row(_ item: ItemID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) -> FloorRow? {
        try session.first(one, [.int64(item.rawValue)]) { read($0, at: now) } ?? nil
    }

    /// Nil also for what this binary cannot read, such as a newer one's channel kind: it must not hold up the floor.
    private static func read(_ row: borrowing SQLRow, at now: Moment) -> FloorRow? {
        guard let number = TrackingNumber(row.text(1)), let kind = ChannelKind(rawValue: row.text(5)) else {
            return nil
        }
        let language = Language(rawValue: row.text(6)) ?? .english
        let (opened, waits) = (row.moment(7), row.optionalMoment(8))
        let version = row.int64(9)
        var state = WorkRow.State.waiting
        var holder: Holder?
        if !row.isNull(10) {
            let agent = row.agent(10)
            holder = Holder(agent: agent, name: row.text(12), since: row.moment(11))
            let rests = waits == nil && rests(kind, answeredAt: row.optionalMoment(13), at: now)
            state = .assigned(agent, since: row.moment(11), rest: rests ? .untilResidentWrites : .none)
        }
        // Put off: of no capacity, and in no queue, until the moment or until the resident writes.
        let putOff = row.optionalMoment(15).flatMap { $0 > now ? $0 : nil }
        if let putOff {
            state = holder.map { .assigned($0.agent, since: $0.since, rest: .until(putOff)) } ?? .snoozed(until: putOff)
        }
        let item = ItemID(rawValue: row.int64(0))
        let work = WorkItem(
            id: item, channel: kind, priority: row.int(3), language: language, department: row.text(4),
            team: row.isNull(17) ? nil : TeamID(rawValue: row.int64(17)), since: waits ?? opened,
            formerAgent: row.isNull(14) ? nil : row.agent(14), version: version)
        var card = WorkCard(
            item: item, number: number, title: row.text(2), channel: kind, language: language, priority: row.int(3),
            department: row.text(4), openedAt: opened, waitingSince: waits, holder: holder, isPutOff: putOff != nil,
            version: version)
        card.isUndelivered = !row.isNull(16)
        card.team = row.optionalText(18)
        return FloorRow(row: WorkRow(work: work, state: state), card: card)
    }

    /// Whether work takes nothing of its holder's capacity while the last word is ours.
    private static func rests(_ kind: ChannelKind, answeredAt: Moment?, at now: Moment) -> Bool {
        switch kind {
        case .chat: answeredAt.map { now.since($0) >= silence } ?? false
        // Who called or came has hung up, or gone: what is left to do is like a letter's.
        case .email, .sms, .phone, .walkIn, .web, .mobileApp, .social: answeredAt != nil
        }
    }

    /// With since when the resident has waited (`SQLQueueBook.open`), when we last answered, and who last answered the same resident: on one
    /// of their newest 64 requests, so that somebody with very many costs no more.
    static let one = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.priority, s.department, s.channel_kind, s.language, s.opened_at,
            (SELECT MIN(m.arrived_at) FROM message m
                WHERE m.request = s.id AND m.is_unconfirmed = 0 AND m.automatic IS NULL AND m.keyword IS NULL
                AND COALESCE(m.turn, m.id) > COALESCE(l.id, 0)),
            COALESCE(w.version, 0), w.agent, w.since, COALESCE(a.display_name, ''), l.written_at,
            (SELECT r.author FROM service_request o JOIN answer r ON r.request = o.id
                WHERE o.resident = s.resident AND r.withdrawn_at IS NULL
                AND o.id >= COALESCE((SELECT x.id FROM service_request x WHERE x.resident = s.resident
                    ORDER BY x.id DESC LIMIT 1 OFFSET 63), 0)
                ORDER BY r.id DESC LIMIT 1),
            w.snoozed_until, w.undelivered_at, t.id, t.name
        FROM service_request s LEFT JOIN work w ON w.request = s.id LEFT JOIN account a ON a.id = w.agent
            LEFT JOIN team t ON t.id = w.team AND t.retired_at IS NULL
            LEFT JOIN answer l ON l.id = (SELECT r.id FROM answer r
                WHERE r.request = s.id AND r.withdrawn_at IS NULL AND NOT EXISTS (
                    SELECT 1 FROM outbox o WHERE o.id = r.id AND (o.state = 'dead' OR o.delivery = 'failed'))
                ORDER BY r.id DESC LIMIT 1)
        WHERE s.id = $1 AND s.status IN ('triage', 'assigned')
        """)

    static let open = SQLStatement(
        "SELECT id FROM service_request WHERE status IN ('triage', 'assigned') ORDER BY priority, id")

    /// Whose a new message is, and when it arrived.
    static let written = SQLStatement("SELECT request, arrived_at FROM message WHERE id = $1 AND request IS NOT NULL")

    /// Whose a row of a table is; for tables whose rows are of one request each.
    static let owners: [RowChanges.Table: SQLStatement] = [
        .message: SQLStatement("SELECT request FROM message WHERE id = $1 AND request IS NOT NULL"),
        .answer: SQLStatement("SELECT request FROM answer WHERE id = $1"),
        .note: SQLStatement("SELECT request FROM note WHERE id = $1"),
    ]
}
