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
                try write(changes, draft, facts.request, session)
                return (.written(changes.answer.id, dueAt: changes.outbound.dueAt), true)
            }
        }
        if rings { doorbell.ring() }
        return outcome
    }

    package func withdraw(_ answer: RowID, author: AgentID) async throws(StoreFailure) -> String? {
        try await database.write(.keep) { session throws(StoreFailure) -> String? in
            let own = try session.first(Self.own, [.id(answer), .agent(author)]) {
                (text: $0.text(0), request: $0.id(1))
            }
            guard let own, try session.execute(Self.withdrawFromOutbox, [.id(answer)]) == 1 else { return nil }
            let now = rows.clock.now()
            try session.execute(Self.markWithdrawn, [.id(answer), .moment(now)])
            try session.execute(
                ChangesWriter.insertEvent,
                [
                    .id(rows.ids.next()), .id(own.request), .text(TimelineEvent.Kind.answerWithdrawn.rawValue), .null,
                    "", .moment(now),
                ])
            return own.text
        }
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
        _ changes: AnswerChanges, _ draft: AnswerDraft, _ request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        let answer = changes.answer
        try session.execute(
            Self.insert,
            [
                .id(answer.id), .id(request), .agent(answer.author.agent), .text(answer.author.firstName),
                .text(draft.form), .text(answer.text), .moment(answer.writtenAt),
            ])
        try OutboxRows.insert(changes.outbound, session)
        // Whoever answers what nobody has, has it from then on: the resident's next message comes to them.
        try SQLWorkDesk.take(request, by: answer.author.agent, rows, session)
        let event = changes.event
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(event.id), .optional(event.request), .text(event.kind.rawValue), .optional(event.message),
                .text(event.detail), .moment(event.at),
            ])
        if let status = changes.status {
            try session.execute(Self.setStatus, [.id(request), .text(status.rawValue)])
        }
    }

    private static let byForm = SQLStatement("SELECT id FROM answer WHERE form = $1")

    private static let insert = SQLStatement(
        """
        INSERT INTO answer (id, request, author, author_name, form, text, written_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)

    private static let setStatus = SQLStatement("UPDATE service_request SET status = $2 WHERE id = $1")

    private static let own = SQLStatement(
        "SELECT text, request FROM answer WHERE id = $1 AND author = $2 AND withdrawn_at IS NULL")

    /// Once its sending has begun it may have gone out, and is an answer.
    private static let withdrawFromOutbox = SQLStatement(
        "UPDATE outbox SET state = 'withdrawn' WHERE id = $1 AND state = 'pending' AND attempts = 0")

    private static let markWithdrawn = SQLStatement("UPDATE answer SET withdrawn_at = $2 WHERE id = $1")

    private static let onRequest = SQLStatement(
        """
        SELECT a.id, a.author, a.author_name, a.text, a.written_at
        FROM service_request s JOIN answer a ON a.request = s.id
        WHERE s.tracking_number = $1 AND a.withdrawn_at IS NULL ORDER BY a.id LIMIT 1000
        """)
}
