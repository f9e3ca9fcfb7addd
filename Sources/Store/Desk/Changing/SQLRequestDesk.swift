package import Desk
package import Intake

/// People's changes on requests: decided by the facts of the transaction that writes them, over the version that the person saw.
package struct SQLRequestDesk: RequestDesk {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func change(
        _ request: TrackingNumber, _ change: RequestChange, seen: Int, note: NewNote?, by changer: Changer,
        decide: @escaping @Sendable (RequestChange, ChangeFacts, Changer) -> ChangeVerdict
    ) async throws(StoreFailure) -> ChangeOutcome {
        try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let standing = try StandingRows.standing(request, session) else { return .noRequest }
            if let note, let refusal = NoteRows.refusal(note), refusal != .empty { return .refused(refusal) }
            guard standing.version == seen else { return .overtaken(try Self.rival(standing, session)) }
            let facts = try self.facts(for: change, standing, session)
            switch decide(change, facts, changer) {
            case .refuse(let refusal): return .refused(refusal)
            case .change(let decided):
                guard try write(decided, facts, changer, session) else {
                    return .overtaken(try Self.rival(standing, session))
                }
                if let note, NoteRows.refusal(note) == nil {
                    try NoteRows(rows: rows).write(note, on: standing.request, by: changer, at: facts.now, session)
                }
                return .done
            }
        }
    }

    package func write(
        _ note: NewNote, on request: TrackingNumber, by changer: Changer
    ) async throws(StoreFailure) -> ChangeOutcome {
        if let refusal = NoteRows.refusal(note) { return .refused(refusal) }
        return try await database.write(.keep) { session throws(StoreFailure) -> ChangeOutcome in
            guard let standing = try StandingRows.standing(request, session) else { return .noRequest }
            try NoteRows(rows: rows).write(
                note, on: standing.request, by: changer, at: rows.clock.now(), session)
            return .done
        }
    }

    package func standing(of request: TrackingNumber) async throws(StoreFailure) -> RequestStanding? {
        try await database.read { session throws(StoreFailure) in try StandingRows.standing(request, session) }
    }

    package func colleagues() async throws(StoreFailure) -> [Colleague] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.staff, []) {
                Colleague(
                    agent: $0.agent(0), name: $0.text(1), isSupervisor: $0.flag(3),
                    department: $0.flag(4) ? nil : $0.optionalText(2) ?? "")
            }
        }
    }

    package func notes(on request: TrackingNumber) async throws(StoreFailure) -> [RequestNote] {
        try await database.read { session throws(StoreFailure) in try NoteRows.notes(request, session) }
    }

    private func facts(
        for change: RequestChange, _ standing: RequestStanding, _ session: any SQLSession
    ) throws(StoreFailure) -> ChangeFacts {
        var facts = ChangeFacts(now: rows.clock.now(), standing: standing)
        switch change {
        case .handOver(.agent(let agent)), .escalate(let agent):
            facts.colleague = try AccountRows.account(AccountID(rawValue: agent.rawValue), session)
        case .handOver(.team(let team)): facts.team = try TeamRows.find(team, session)
        case .link(let parent): facts.other = try StandingRows.standing(parent, session)
        case .unlink: facts.beforeLink = try UndoPoints.newest(of: standing, session)?.before
        case .details:
            facts.answered = try QuestionRows.codes(standing.request, session)
            guard let holder = standing.holder else { break }
            facts.holder = try AccountRows.account(AccountID(rawValue: holder.agent.rawValue), session)
        case .handOver, .move, .snooze, .wake, .close, .reopen: break
        }
        return facts
    }

    /// Writes a change that was decided, in a transaction of the caller's. False where somebody was faster.
    func write(
        _ decided: DecidedChange, _ facts: ChangeFacts, _ changer: Changer, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let (before, after, now) = (facts.standing, decided.after, facts.now)
        guard try StandingRows.write(after, over: before, by: changer.name, now: now, session) else { return false }
        let change = rows.ids.next()
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(change), .id(before.request), .text(decided.event.rawValue), .null, .text(decided.detail),
                .moment(now),
            ])
        if !decided.missing.isEmpty {
            try ChangeRows(rows: rows).event(
                .questionsMissing, on: before.request, detail: Self.words(decided.missing), at: now, session)
        }
        if decided.event == .unlinked {
            try ChangeRows(rows: rows).closedAgain(before.request, by: changer, at: now, session)
        }
        try count(decided, over: before, change, at: now, session)
        guard changer != .gateway else { return true }
        let differences = before.differences(to: after)
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: now, author: changer.author, action: decided.action, subject: .request(before.request),
                before: differences.before, after: differences.after),
            session)
        return true
    }

    /// The first of the questions, and how many more there are.
    private static func words(_ questions: [TypeQuestion]) -> String {
        let first = questions.prefix(3).map { "“\($0.text)”" }.joined(separator: ", ")
        return questions.count > 3 ? "\(first) and \(questions.count - 3) more" : first
    }

    /// What the change counts: closing and opening again; a link that is taken back was none.
    private func count(
        _ decided: DecidedChange, over before: RequestStanding, _ change: RowID, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let counted = CountedChanges(rows: rows)
        switch decided.event {
        case .linked:
            try UndoPoints.keep(before, change, session)
            try counted.count(.resolved, of: before.request, change: change, at: now, session)
        case .unlinked:
            try DuplicateNoticeRows.withdraw(before.request, session)
            guard let point = try UndoPoints.newest(of: before, session) else { return }
            try UndoPoints.use(point.change, at: now, session)
            if before.closedAs == .duplicate {
                try counted.reverse(point.change, change: change, at: now, session)
            }
        case .closed: try counted.count(.resolved, of: before.request, change: change, at: now, session)
        case .setAside: try counted.countAsSpam(before.request, change: change, at: now, session)
        case .reopenedByStaff where before.closedAs == .spam:
            guard let setAside = try counted.newest(.setAside, of: before.request, session) else { return }
            try counted.reverse(setAside, change: change, at: now, session)
        case .reopenedByStaff where before.status == .resolved:
            try counted.count(.reopened, of: before.request, change: change, at: now, session)
        default: break
        }
    }

    /// Who was faster, as far as the audit trail knows.
    static func rival(
        _ standing: RequestStanding, _ session: any SQLSession
    ) throws(StoreFailure) -> RivalChange? {
        try session.first(newest, [.text(AuditSubject.request(standing.request).kind), .id(standing.request)]) {
            RivalChange(name: $0.text(0), action: AuditAction(rawValue: $0.text(1)), at: $0.moment(2))
        }
    }

    private static let staff = SQLStatement(
        """
        SELECT a.id, a.display_name, a.department, MAX(CASE WHEN r.role = 'supervisor' THEN 1 ELSE 0 END),
            MAX(CASE WHEN r.role = 'department_partner' THEN 0 ELSE 1 END)
        FROM account a JOIN account_role r ON r.account = a.id
        WHERE a.deactivated_at IS NULL
            AND (a.password IS NOT NULL OR EXISTS (SELECT 1 FROM federated_identity f WHERE f.account = a.id))
            AND r.role IN ('agent', 'supervisor', 'department_partner')
        GROUP BY a.id, a.display_name, a.department ORDER BY a.display_name, a.id LIMIT 1000
        """)

    static let newest = SQLStatement(
        """
        SELECT COALESCE(c.display_name, ''), a.action, a.at FROM audit a LEFT JOIN account c ON c.id = a.author
        WHERE a.subject_kind = $1 AND a.subject = $2 AND a.action <> 'request.noted' ORDER BY a.id DESC LIMIT 1
        """)
}
