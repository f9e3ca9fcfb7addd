import Intake

/// Reads what deciding about the reporter of a duplicate needs.
enum DuplicateFactsReader {
    /// Nil where the duplicate cannot be read.
    static func facts(
        _ news: DuplicateFacts.News, of request: RowID, for event: DuplicateEvent, _ now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) -> DuplicateFacts? {
        let found = try session.first(self.request, [.id(request)]) { row in
            TrackingNumber(row.text(0)).map { number in
                (
                    facts: DuplicateFacts(
                        now: now, news: news, happenedAt: event.at, request: request, trackingNumber: number,
                        language: Language(rawValue: row.text(1)) ?? .english,
                        isSetAside: row.text(2) == "set_aside"),
                    isDuplicate: row.text(2) != "triage" && row.text(2) != "assigned" && row.text(3) == "duplicate"
                )
            }
        }
        guard case (var facts, let isDuplicate)?? = found else { return nil }
        let root = isDuplicate || facts.isSetAside ? try parents(of: request, &facts, session) : nil
        try reporter(of: request, &facts, session)
        if let root, let reporter = facts.reporter, news == .parentClosed {
            facts.isAnswered = try session.exists(
                answered,
                [.id(root), .text(reporter.channel.id), .text(reporter.address), .moment(event.at)])
        }
        return facts
    }

    /// Gives the last: what is not linked or merged itself.
    private static func parents(
        of request: RowID, _ facts: inout DuplicateFacts, _ session: any SQLSession
    ) throws(StoreFailure) -> RowID? {
        var last: RowID?
        try session.query(above, [.id(request)]) { row throws(StoreFailure) in
            guard let number = TrackingNumber(row.text(1)) else { return }
            let status = row.text(2)
            last = row.id(0)
            facts.parents.append(
                .init(number: number, requestType: row.optionalText(3), isSetAside: status == "set_aside"))
            let goesOn = row.text(4) == "duplicate" || row.text(4) == "merged"
            facts.isParentClosed = status == "resolved" && !goesOn
        }
        return last
    }

    /// Who wrote first on it, by a way on which we can write.
    private static func reporter(
        of request: RowID, _ facts: inout DuplicateFacts, _ session: any SQLSession
    ) throws(StoreFailure) {
        let found = try session.first(first, [.id(request)]) { row in
            RowKeys.channel(row, 0).map {
                (
                    holder: LinkHolder(channel: $0, address: row.text(3)), conversation: row.optionalID(2),
                    messageID: row.optionalText(4)
                )
            }
        }
        guard case let found?? = found else { return }
        let whom: [SQLValue] = [.text(found.holder.channel.id), .text(found.holder.address)]
        (facts.reporter, facts.conversation, facts.messageID) = (found.holder, found.conversation, found.messageID)
        facts.isOptedOut = try session.exists(FactsReader.optedOut, whom)
        facts.isBounced = try session.first(arrived, whom) { $0.flag(0) } ?? false
    }

    private static let request = SQLStatement(
        """
        SELECT s.tracking_number, s.language, s.status, COALESCE(w.closed_as, '')
        FROM service_request s LEFT JOIN work w ON w.request = s.id WHERE s.id = $1
        """)

    /// From the nearest on.
    static let above = SQLStatement(
        """
        WITH RECURSIVE above (id, depth) AS (
            SELECT parent, 1 FROM service_request WHERE id = $1 AND parent IS NOT NULL
            UNION ALL
            SELECT p.parent, a.depth + 1
            FROM above a JOIN service_request p ON p.id = a.id JOIN work w ON w.request = p.id
            WHERE p.parent IS NOT NULL AND p.status = 'resolved'
                AND (w.closed_as = 'duplicate' OR w.closed_as = 'merged') AND a.depth < 8
        )
        SELECT p.id, p.tracking_number, p.status, p.request_type, COALESCE(w.closed_as, '')
        FROM above a JOIN service_request p ON p.id = a.id LEFT JOIN work w ON w.request = p.id ORDER BY a.depth
        """)

    static let first = SQLStatement(
        """
        SELECT channel_kind, channel, conversation, sender, message_id FROM message
        WHERE request = $1 AND is_unconfirmed = 0 AND is_spam = 0 AND automatic IS NULL AND keyword IS NULL
            AND sender <> '' AND channel_kind IN ('email', 'chat', 'sms')
        ORDER BY id LIMIT 1
        """)

    /// Whether the last that we sent there came back.
    static let arrived = SQLStatement(
        """
        SELECT CASE WHEN state = 'dead' OR delivery = 'failed' THEN 1 ELSE 0 END FROM outbox
        WHERE recipient = $2 AND channel = $1 AND (state = 'sent' OR state = 'dead')
        ORDER BY created_at DESC, id DESC LIMIT 1
        """)

    /// With the closing, which is written in one transaction with its answer.
    static let answered = SQLStatement(
        """
        SELECT 1 FROM outbox WHERE request = $1 AND channel = $2 AND recipient = $3 AND kind = 'answer'
            AND state <> 'withdrawn' AND created_at >= $4
        """)
}
