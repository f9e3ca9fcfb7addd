import Desk
import Intake

/// Reads what deciding about an answer needs.
enum AnswerFactsReader {
    /// Nil where there is no such request.
    static func facts(
        for draft: AnswerDraft, now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> AnswerFacts? {
        guard var facts = try facts(on: draft.request, now: now, session) else { return nil }
        if let way = draft.way { try choose(way, &facts, session) }
        facts.overtakenBy = try session.first(
            newer, [.id(facts.request), .int64(draft.seen?.rawValue ?? 0), .agent(draft.author.agent)]
        ) { answer($0) }
        return facts
    }

    /// Without looking who else answered.
    static func facts(
        on number: TrackingNumber, now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> AnswerFacts? {
        let found = try session.first(request, [.text(number.symbols)]) { row in
            AnswerFacts(
                now: now, request: row.id(0), title: row.text(1),
                status: RequestStatus(rawValue: row.text(2)) ?? .triage,
                language: Language(rawValue: row.text(3)) ?? .english, latest: nil)
        }
        guard var facts = found else { return nil }
        facts.latest = try session.first(latest, [.id(facts.request)]) { row throws(StoreFailure) in try message(row) }
        guard let message = facts.latest else { return facts }
        facts.ways = try ways(besides: message, facts.request, session)
        if message.channel.kind == .email {
            facts.thread = try session.all(thread, [.id(facts.request)]) { $0.text(0) }.reversed()
        }
        if message.channel.kind == .sms {
            facts.isOptedOut = try session.exists(
                FactsReader.optedOut, [.text(message.channel.id), .text(message.sender)])
        }
        return facts
    }

    /// The way that the author chose in place of the newest message's: theirs no more where it is not among the resident's.
    private static func choose(
        _ way: RowID, _ facts: inout AnswerFacts, _ session: any SQLSession
    ) throws(StoreFailure) {
        let newest = facts.latest
        // They may have written there again since the form was drawn.
        let sender = try session.first(senderOf, [.id(way)]) { (channel: $0.text(0), address: $0.text(1)) }
        let found = facts.ways.first { $0.channel.id == sender?.channel && $0.sender == sender?.address }
        guard var chosen = found, let newest else {
            facts.latest = nil
            return
        }
        // What is answered stays the request's own: another request's words do not belong here.
        if chosen.writtenTo != nil {
            (chosen.subject, chosen.messageID, chosen.conversation) = (nil, nil, nil)
            (chosen.text, chosen.arrivedAt) = (newest.text, newest.arrivedAt)
        }
        facts.latest = chosen
        facts.isOptedOut = false
        if chosen.channel.kind == .sms {
            facts.isOptedOut = try session.exists(
                FactsReader.optedOut, [.text(chosen.channel.id), .text(chosen.sender)])
        }
        if chosen.channel.kind == .email {
            facts.thread = try session.all(thread, [.id(facts.request)]) { $0.text(0) }.reversed()
        }
    }

    private static func ways(
        besides newest: AnsweredMessage, _ request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> [AnsweredMessage] {
        var seen: Set<String> = ["\(newest.channel.id) \(newest.sender)"]
        var ways: [AnsweredMessage] = []
        try session.query(proven, [.id(request)]) { row throws(StoreFailure) in
            var way = try message(row)
            guard seen.insert("\(way.channel.id) \(way.sender)").inserted else { return }
            if row.id(10) != request { way.writtenTo = row.text(11) }
            ways.append(way)
        }
        return ways
    }

    /// A row of the columns id, author, author_name, text, written_at.
    static func answer(_ row: borrowing SQLRow) -> WrittenAnswer {
        WrittenAnswer(
            id: row.id(0), author: AnswerAuthor(agent: row.agent(1), firstName: row.text(2)), text: row.text(3),
            writtenAt: row.moment(4))
    }

    private static func message(_ row: borrowing SQLRow) throws(StoreFailure) -> AnsweredMessage {
        guard let channel = RowKeys.channel(row, 1) else {
            throw StoreFailure(.damaged, "a message row of a channel kind that this binary does not know")
        }
        return AnsweredMessage(
            id: row.id(0), channel: channel, conversation: row.optionalID(3), sender: row.text(4),
            senderName: row.optionalText(5), subject: row.optionalText(6), text: row.text(7),
            messageID: row.optionalText(8), arrivedAt: row.moment(9))
    }

    private static let senderOf = SQLStatement("SELECT channel, sender FROM message WHERE id = $1")

    /// By mail and text: a chat that is over hears nothing.
    static let proven = SQLStatement(
        """
        SELECT m.id, m.channel_kind, m.channel, m.conversation, m.sender, m.sender_name, m.subject, m.text,
            m.message_id, m.arrived_at, m.request, m.recipient
        FROM service_request r JOIN service_request s ON s.resident = r.resident
            JOIN message m ON m.request = s.id
            JOIN identity i ON i.kind = m.sender_kind AND i.address = m.sender
        WHERE r.id = $1 AND i.resident = r.resident AND i.verified_at IS NOT NULL AND m.is_unconfirmed = 0
            AND m.is_sender_verified = 1 AND m.automatic IS NULL AND m.keyword IS NULL
            AND m.channel_kind IN ('email', 'sms')
            AND s.id >= COALESCE((SELECT o.id FROM service_request o WHERE o.resident = r.resident
                ORDER BY o.id DESC LIMIT 1 OFFSET 29), 0)
        ORDER BY m.id DESC LIMIT 200
        """)

    private static let request = SQLStatement(
        "SELECT id, title, status, language FROM service_request WHERE tracking_number = $1")

    /// What another person contributed unconfirmed is not answered by this way: answers go to the request's own people (promise 9). Who wrote
    /// on the web is answered by the way they wrote before: nothing can be sent there.
    private static let latest = SQLStatement(
        """
        SELECT id, channel_kind, channel, conversation, sender, sender_name, subject, text, message_id, arrived_at
        FROM message WHERE request = $1 AND is_unconfirmed = 0 AND keyword IS NULL AND sender <> ''
            AND channel_kind IN ('email', 'chat', 'sms')
        ORDER BY CASE WHEN sender = (
            SELECT sender FROM message WHERE request = $1 AND is_unconfirmed = 0 AND keyword IS NULL AND sender <> ''
            ORDER BY id DESC LIMIT 1) THEN 0 ELSE 1 END, id DESC LIMIT 1
        """)

    private static let newer = SQLStatement(
        """
        SELECT id, author, author_name, text, written_at FROM answer
        WHERE request = $1 AND id > $2 AND author <> $3 AND withdrawn_at IS NULL ORDER BY id LIMIT 1
        """)

    /// Newest first.
    private static let thread = SQLStatement(
        """
        SELECT message_id FROM (
            SELECT id, message_id FROM message
            WHERE request = $1 AND message_id IS NOT NULL AND is_unconfirmed = 0
            UNION ALL SELECT id, message_id FROM outbox
            WHERE request = $1 AND message_id IS NOT NULL AND state <> 'withdrawn'
        ) AS mails ORDER BY id DESC LIMIT 10
        """)
}
