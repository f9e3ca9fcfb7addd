package import Desk
package import Intake

/// Takes back what was decided automatically, by what people's own changes are taken back with: each kind in one transaction with its mark,
/// its place on the timeline and in the audit trail.
package struct SQLDecisionDesk: DecisionDesk {
    private let database: any SQLDatabase
    let rows: ReceivedRows
    let writer: ChangeRows
    let changes: SQLRequestDesk
    let merging: SQLMergeDesk

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
        writer = ChangeRows(rows: rows)
        changes = SQLRequestDesk(database: database, rows: rows)
        merging = SQLMergeDesk(database: database, rows: rows)
    }

    /// One decision that is being taken back.
    struct Undoing {
        let decision: MadeDecision
        let standing: RequestStanding
        let changer: Changer
        let changing: RequestChanging
        let now: Moment
        /// The event of taking it back: the cause of what that counts.
        let change: RowID
    }

    package func undo(
        _ decision: RowID, on request: TrackingNumber, by changer: Changer, as changing: RequestChanging
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let standing = try StandingRows.standing(request, session),
                let made = try MadeDecision.find(decision, on: standing.request, session)
            else { return .noRequest }
            guard !made.isUndone else { return .refused(.undone) }
            let undoing = Undoing(
                decision: made, standing: standing, changer: changer, changing: changing, now: rows.clock.now(),
                change: rows.ids.next())
            let outcome = try takeBack(undoing, session)
            guard case .done = outcome else { return outcome }
            try note(undoing, session)
            return .done
        }
    }

    /// Nothing is written where it is refused.
    private func takeBack(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) -> ChangeOutcome {
        switch undoing.decision.kind {
        case .placed: try unplace(undoing, session)
        case .located: try unlocate(undoing, session)
        case .continued, .repeated, .contributed: try splitOff(undoing, session)
        case .possiblyRelated: try ruleOut(undoing, session)
        case .sameIncident: try unlink(undoing, session)
        // Nothing but the decision itself says so.
        case .recurs, .suspected: .done
        case .setAside: try takeUp(undoing, session)
        }
    }

    private func note(_ undoing: Undoing, _ session: any SQLSession) throws(StoreFailure) {
        let (request, kind) = (undoing.standing.request, undoing.decision.kind.rawValue)
        try undoing.decision.mark(by: undoing.changer, at: undoing.now, session)
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(undoing.change), .id(request), .text(TimelineEvent.Kind.undone.rawValue),
                .optional(undoing.decision.message), .text("\(undoing.changer.name): \(kind)"), .moment(undoing.now),
            ])
        try writer.audit(
            .decisionUndone, .request(request), by: undoing.changer, before: ["decision": kind],
            at: undoing.now, session)
    }

    /// Writes what was decided about a request, as a person's change.
    func write(
        _ verdict: ChangeVerdict, _ facts: ChangeFacts, by changer: Changer, _ session: any SQLSession
    ) throws(StoreFailure) -> ChangeOutcome {
        switch verdict {
        // It stands as before already.
        case .refuse(.nothing): .done
        case .refuse(let refusal): .refused(refusal)
        case .change(let decided): try changes.write(decided, facts, changer, session) ? .done : .overtaken(nil)
        }
    }
}
