package import Desk
package import Intake

/// Escalations on a database.
package struct SQLEscalationBook: EscalationBook {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func open(
        _ draft: EscalationDraft, by changer: Changer
    ) async throws(StoreFailure) -> EscalationOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> EscalationOutcome in
            if try session.exists(EscalationRows.byForm, [.text(draft.form)]) { return .done }
            guard let request = try session.first(PromiseRows.request, [.text(draft.request.symbols)], { $0.id(0) })
            else { return .unknown }
            let account = try AccountRows.account(AccountID(rawValue: draft.owner.rawValue), session)
            guard let account, account.deactivatedAt == nil else { return .noOwner }
            let now = rows.clock.now()
            let added = try session.execute(
                EscalationRows.insert,
                [
                    .id(rows.ids.next()), .id(request), .agent(draft.owner), .text(draft.reason), .text(draft.due),
                    .text(draft.form), .agent(changer.agent), .text(changer.name), .moment(now),
                ])
            guard added == 1 else { return .openAlready }
            try AttentionRows.add(
                Attention(id: rows.ids.next(), request: request, reason: .escalated, at: now), for: draft.owner, session
            )
            let change = ChangeRows(rows: rows)
            try change.event(
                .escalated, on: request,
                detail: "\(changer.name) to \(account.displayName.text), to be settled by \(draft.due)", at: now,
                session)
            try change.audit(
                .escalationOpened, .request(request), by: changer,
                after: ["owner": draft.owner.description, "due": draft.due, "reason": draft.reason], at: now, session)
            return .done
        }
    }

    package func close(
        _ escalation: RowID, on request: TrackingNumber, outcome: String, by changer: Changer
    ) async throws(StoreFailure) -> EscalationOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> EscalationOutcome in
            let found = try session.first(EscalationRows.openOne, [.id(escalation), .text(request.symbols)]) {
                $0.id(0)
            }
            let now = rows.clock.now()
            let values: [SQLValue] = [.id(escalation), .text(outcome), .moment(now), .agent(changer.agent)]
            guard let found, try session.execute(EscalationRows.close, values) == 1 else { return .unknown }
            try AttentionRows.settleEscalation(of: found, by: changer.agent, at: now, session)
            let change = ChangeRows(rows: rows)
            try change.event(.escalationClosed, on: found, detail: changer.name, at: now, session)
            try change.audit(
                .escalationClosed, .request(found), by: changer, after: ["outcome": outcome], at: now, session)
            return .done
        }
    }

    package func escalations(on request: TrackingNumber) async throws(StoreFailure) -> [KeptEscalation] {
        try await database.read { session throws(StoreFailure) in
            try session.all(EscalationRows.onRequest, [.text(request.symbols)]) { EscalationRows.escalation($0) }
                .compactMap { $0 }
        }
    }

    package func open(
        department: String?, owner: AgentID?, limit: Int
    ) async throws(StoreFailure) -> [KeptEscalation] {
        let values: [SQLValue] = [.text(department ?? ""), .int64(owner?.rawValue ?? -1), .int(limit)]
        return try await database.read { session throws(StoreFailure) in
            try session.all(EscalationRows.due, values) { EscalationRows.escalation($0) }.compactMap { $0 }
        }
    }
}
