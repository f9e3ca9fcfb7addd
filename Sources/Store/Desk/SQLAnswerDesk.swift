package import Desk
package import Intake

/// Answers of people: written into the outbox with everything that they change, and taken back from it.
package struct SQLAnswerDesk: AnswerDesk {
    /// What happened inside the transaction, and whether there is something to send.
    private typealias Settled = (outcome: AnswerOutcome, rings: Bool)

    private let database: any SQLDatabase
    private let rows: ReceivedRows
    /// Rung after each commit that may have written outbox rows.
    private let doorbell: Doorbell

    init(database: any SQLDatabase, rows: ReceivedRows, doorbell: Doorbell) {
        self.database = database
        self.rows = rows
        self.doorbell = doorbell
    }

    package func answer(
        _ draft: AnswerDraft, decide: @escaping @Sendable (AnswerDraft, AnswerFacts) -> AnswerVerdict
    ) async throws(StoreFailure) -> AnswerOutcome {
        let (outcome, rings) = try await database.write(.keep) { session throws(StoreFailure) -> Settled in
            if let known = try session.first(Self.byForm, [.text(draft.form)], { $0.id(0) }) {
                return (.writtenBefore(known), false)
            }
            guard let facts = try AnswerFactsReader.facts(for: draft, now: rows.clock.now(), session) else {
                return (.noRequest, false)
            }
            switch decide(draft, facts) {
            case .refuse(let refusal): return (.refused(refusal), false)
            case .send(let changes):
                try write(changes, draft, facts, session)
                return (.written(changes.answer.id, dueAt: changes.outbound.dueAt), true)
            }
        }
        if rings { doorbell.ring() }
        return outcome
    }

    package func withdraw(_ answer: RowID, author: AgentID) async throws(StoreFailure) -> String? {
        let text = try await database.write(.keep) { session throws(StoreFailure) -> String? in
            let own = try session.first(Self.own, [.id(answer), .agent(author)]) {
                (text: $0.text(0), request: $0.id(1), before: $0.optionalText(2), after: $0.optionalText(3))
            }
            guard let own, try session.execute(Self.withdrawFromOutbox, [.id(answer)]) == 1 else { return nil }
            let now = rows.clock.now()
            try session.execute(Self.markWithdrawn, [.id(answer), .moment(now)])
            let change = rows.ids.next()
            try session.execute(
                ChangesWriter.insertEvent,
                [
                    .id(change), .id(own.request), .text(TimelineEvent.Kind.answerWithdrawn.rawValue), .null,
                    "", .moment(now),
                ])
            var restored: [String: String] = [:]
            if let before = own.before, let after = own.after {
                let isRestored = try session.execute(
                    Self.restoreStatus, [.id(own.request), .text(before), .text(after), .id(answer)])
                if isRestored == 1 {
                    restored["status"] = after
                    try session.execute(Self.openWork, [.id(own.request)])
                    try DuplicateNoticeRows.withdraw(own.request, session)
                    // A closing that was taken back was none.
                    try CountedChanges(rows: rows).reverse(answer, change: change, at: now, session)
                }
            }
            try session.execute(Self.restoreMarks, [.id(own.request), .id(answer)])
            restored["answer"] = answer.description
            try audit(.answerWithdrawn, own.request, author, before: restored, at: now, session)
            return own.text
        }
        // What waited behind it in its lane is due.
        if text != nil { doorbell.ring() }
        return text
    }

    package func facts(on request: TrackingNumber) async throws(StoreFailure) -> AnswerFacts? {
        let now = rows.clock.now()
        return try await database.read { session throws(StoreFailure) in
            try AnswerFactsReader.facts(on: request, now: now, session)
        }
    }

    package func answers(on request: TrackingNumber) async throws(StoreFailure) -> [WrittenAnswer] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.onRequest, [.text(request.symbols)]) { AnswerFactsReader.answer($0) }
        }
    }

    private func write(
        _ changes: AnswerChanges, _ draft: AnswerDraft, _ facts: AnswerFacts, _ session: any SQLSession
    ) throws(StoreFailure) {
        let (answer, request) = (changes.answer, facts.request)
        try session.execute(
            Self.insert,
            [
                .id(answer.id), .id(request), .agent(answer.author.agent), .text(answer.author.firstName),
                .text(draft.form), .text(answer.text), .moment(answer.writtenAt),
                .optional(changes.status == nil ? nil : facts.status.rawValue), .optional(changes.status?.rawValue),
                .flag(draft.awaitsResident),
            ])
        try SQLDraftBook.remove(.answer, on: request, of: answer.author.agent, session)
        try session.execute(Self.delivered, [.id(request)])
        var outbound = changes.outbound
        if let way = facts.latest, let recipient = way.writtenTo {
            outbound.conversation = try converse(way, writtenTo: recipient, about: request, at: facts.now, session)
        }
        try OutboxRows.insert(outbound, session)
        // Who answers in another's chat has come into it, and the resident is told who that is.
        if facts.latest?.channel.kind == .chat {
            try ChatJoining(rows: rows).join(
                request, agent: answer.author.agent, at: facts.now, session)
        }
        // Whoever answers what nobody has, has it from then on: the resident's next message comes to them.
        try SQLWorkDesk.take(request, by: answer.author.agent, rows, session)
        let event = changes.event
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(event.id), .optional(event.request), .text(event.kind.rawValue), .optional(event.message),
                .text(event.detail), .moment(event.at),
            ])
        var values = ["answer": answer.id.description]
        if let status = changes.status {
            try session.execute(Self.setStatus, [.id(request), .text(status.rawValue)])
            values["status"] = status.rawValue
        }
        if let reason = draft.closes {
            try session.execute(Self.closeWork, [.id(request), .text(reason.rawValue)])
            values["closed_as"] = reason.rawValue
            let wasOpen = facts.status == .triage || facts.status == .assigned
            if wasOpen {
                // The answer itself is the change: taken back, it takes back what it counted.
                try CountedChanges(rows: rows).count(
                    .resolved, of: request, change: answer.id, at: facts.now, session)
            }
        }
        try audit(
            .requestAnswered, request, answer.author.agent, before: ["status": facts.status.rawValue], after: values,
            at: facts.now, session)
    }

    /// A conversation of the request's own by the way that was chosen: what the resident writes back there is about it.
    private func converse(
        _ way: AnsweredMessage, writtenTo recipient: String, about request: RowID, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) -> RowID {
        let known = try session.first(
            FactsReader.conversationAbout,
            [.text(way.sender), .text(way.channel.id), .text(recipient), .id(request)]
        ) { $0.id(0) }
        let id = known ?? rows.ids.next()
        try session.execute(
            Self.converse,
            [
                .id(id), .text(way.channel.id), .text(way.sender), .text(recipient), .id(request), .moment(now),
            ])
        return id
    }

    private func audit(
        _ action: AuditAction, _ request: RowID, _ author: AgentID, before: [String: String],
        after: [String: String] = [:], at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: now, author: .person(AccountID(rawValue: author.rawValue)), action: action,
                subject: .request(request), before: before, after: after),
            session)
    }

    private static let byForm = SQLStatement("SELECT id FROM answer WHERE form = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO answer (id, request, author, author_name, form, text, written_at, status_before, status_after,
            awaits_resident, undelivered_before, snoozed_before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (SELECT w.undelivered_at FROM work w WHERE w.request = $2),
            (SELECT w.snoozed_until FROM work w WHERE w.request = $2))
        """)

    private static let setStatus = SQLStatement("UPDATE service_request SET status = $2 WHERE id = $1")

    /// A new answer takes the place of one that did not arrive.
    private static let delivered = SQLStatement(
        "UPDATE work SET undelivered_at = NULL WHERE request = $1 AND undelivered_at IS NOT NULL")

    private static let converse = SQLStatement(
        """
        INSERT INTO conversation (id, channel, lane, recipient, resident, request, started_at, last_at)
        VALUES ($1, $2, $3, $4, (SELECT resident FROM service_request WHERE id = $5), $5, $6, $6)
        ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at
        """)

    private static let closeWork = SQLStatement(
        "UPDATE work SET closed_as = $2, snoozed_until = NULL, version = version + 1 WHERE request = $1")

    private static let openWork = SQLStatement(
        "UPDATE work SET closed_as = NULL, version = version + 1 WHERE request = $1")

    /// What the answer put away: the mark of one that did not arrive, unless another answer stands since; and until when it was put off, unless
    /// the resident has written since.
    private static let restoreMarks = SQLStatement(
        """
        UPDATE work SET version = version + 1,
            undelivered_at = CASE WHEN EXISTS (
                SELECT 1 FROM answer a WHERE a.request = $1 AND a.id > $2 AND a.withdrawn_at IS NULL)
                THEN undelivered_at
                ELSE COALESCE(undelivered_at, (SELECT b.undelivered_before FROM answer b WHERE b.id = $2)) END,
            snoozed_until = CASE WHEN EXISTS (
                SELECT 1 FROM message m WHERE m.request = $1 AND m.is_unconfirmed = 0 AND m.automatic IS NULL
                    AND m.keyword IS NULL AND COALESCE(m.turn, m.id) > $2)
                THEN snoozed_until
                ELSE COALESCE(snoozed_until, (SELECT b.snoozed_before FROM answer b WHERE b.id = $2)) END
        WHERE request = $1 AND EXISTS (SELECT 1 FROM answer b
            WHERE b.id = $2 AND (b.undelivered_before IS NOT NULL OR b.snoozed_before IS NOT NULL))
        """)

    private static let own = SQLStatement(
        """
        SELECT text, request, status_before, status_after FROM answer
        WHERE id = $1 AND author = $2 AND withdrawn_at IS NULL
        """)

    /// Unless somebody has changed it since, or another answer stands that changed it to the same. Whoever answered still has the request,
    /// and what somebody has is in triage no more.
    private static let restoreStatus = SQLStatement(
        """
        UPDATE service_request SET status = CASE WHEN $2 = 'triage' AND EXISTS (
            SELECT 1 FROM work w WHERE w.request = $1 AND w.agent IS NOT NULL) THEN 'assigned' ELSE $2 END
        WHERE id = $1 AND status = $3 AND NOT EXISTS (
            SELECT 1 FROM answer a WHERE a.request = $1 AND a.withdrawn_at IS NULL AND a.id > $4 AND a.status_after = $3)
        """)

    /// Once its sending has begun it may have gone out, and is an answer.
    static let withdrawFromOutbox = SQLStatement(
        "UPDATE outbox SET state = 'withdrawn' WHERE id = $1 AND state = 'pending' AND attempts = 0")

    private static let markWithdrawn = SQLStatement("UPDATE answer SET withdrawn_at = $2 WHERE id = $1")

    private static let onRequest = SQLStatement(
        """
        SELECT a.id, a.author, a.author_name, a.text, a.written_at
        FROM service_request s JOIN answer a ON a.request = s.id
        WHERE s.tracking_number = $1 AND a.withdrawn_at IS NULL ORDER BY a.id LIMIT 1000
        """)
}
