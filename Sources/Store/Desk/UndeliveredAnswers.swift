import Desk
import Intake

/// An answer that did not arrive comes back to who wrote it: the request is open again, theirs where nobody else has it, and marked until
/// they answer anew.
struct UndeliveredAnswers {
    let rows: ReceivedRows

    /// - Parameter outbox: the row that could not be delivered; of other kinds than answers nothing comes back.
    func comeBack(_ outbox: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        let found = try session.first(Self.answer, [.id(outbox)]) { (request: $0.id(0), author: $0.agent(1)) }
        guard let found else { return }
        if try ChangesWriter.reopen(found.request, session) {
            let change = try ChangeRows(rows: rows).event(
                .reopened, on: found.request, detail: "undelivered", at: now, session)
            try CountedChanges(rows: rows).count(.reopened, of: found.request, change: change, at: now, session)
        }
        // A rule never takes from a person what they have, and gives nothing to who is there no more: that is for anybody.
        try session.execute(
            Self.giveBack, [.id(found.request), .agent(found.author), .moment(now)])
        try session.execute(Self.assign, [.id(found.request)])
    }

    private static let answer = SQLStatement(
        "SELECT request, author FROM answer WHERE id = $1 AND withdrawn_at IS NULL")

    private static let giveBack = SQLStatement(
        """
        INSERT INTO work (request, version, agent, since, undelivered_at)
        VALUES ($1, 1, CASE WHEN EXISTS (
            SELECT 1 FROM account a WHERE a.id = $2 AND a.deactivated_at IS NOT NULL) THEN NULL ELSE $2 END, $3, $3)
        ON CONFLICT (request) DO UPDATE SET agent = COALESCE(work.agent, excluded.agent),
            since = CASE WHEN work.agent IS NULL THEN excluded.since ELSE work.since END,
            snoozed_until = NULL, undelivered_at = excluded.undelivered_at, version = work.version + 1
        """)

    private static let assign = SQLStatement(
        """
        UPDATE service_request SET status = 'assigned' WHERE id = $1 AND status = 'triage'
            AND EXISTS (SELECT 1 FROM work w WHERE w.request = $1 AND w.agent IS NOT NULL)
        """)
}
