package import Desk
package import Intake

/// Answers to what types ask, on a database.
package struct SQLQuestionBook: QuestionBook {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func answers(on request: RowID) async throws(StoreFailure) -> [QuestionAnswer] {
        try await database.read { session throws(StoreFailure) in try QuestionRows.answers(request, session) }
    }

    package func write(
        _ answers: [TypedAnswer], on request: TrackingNumber, seen: Int, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let standing = try StandingRows.standing(request, session) else { return .noRequest }
            guard standing.version == seen else { return .overtaken(try SQLRequestDesk.rival(standing, session)) }
            // What was merged is answered where its messages are.
            guard standing.closedAs != .merged else { return .refused(.closed) }
            let known = Dictionary(
                try QuestionRows.answers(standing.request, session).map { ($0.question, $0.values) }
            ) { first, _ in first }
            let changed = answers.filter { known[$0.question.code, default: []] != $0.values }
            guard !changed.isEmpty else { return .refused(.nothing) }
            let now = rows.clock.now()
            // Nothing of its standing changes but the version: whoever saw it before sees that somebody was faster.
            guard try StandingRows.write(standing, over: standing, by: changer.name, now: now, session) else {
                return .overtaken(try SQLRequestDesk.rival(standing, session))
            }
            for answer in changed {
                try QuestionRows.write(answer, on: standing.request, by: changer, at: now, session)
            }
            try tell(changed, over: known, on: standing.request, by: changer, at: now, session)
            return .done
        }
    }

    /// On the timeline and in the audit trail.
    private func tell(
        _ changed: [TypedAnswer], over known: [String: [String]], on request: RowID, by changer: Changer,
        at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let changes = ChangeRows(rows: rows)
        try changes.event(.questionsAnswered, on: request, detail: changer.name, at: now, session)
        var (before, after): ([String: String], [String: String]) = ([:], [:])
        for answer in changed {
            let key = AuditEntry.answerPrefix + answer.question.code
            before[key] = known[answer.question.code].map(Self.words)
            after[key] = answer.values.isEmpty ? nil : Self.words(answer.values)
        }
        try changes.audit(
            .questionsAnswered, .request(request), by: changer, before: before, after: after, at: now, session)
    }

    private static func words(_ values: [String]) -> String { values.joined(separator: ", ") }
}
