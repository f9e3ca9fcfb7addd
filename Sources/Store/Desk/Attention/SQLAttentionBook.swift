package import Desk
package import Intake

/// The supervisors' list of what needs a person.
package struct SQLAttentionBook: AttentionBook {
    private struct Standing {
        var request: RowID
        var number: TrackingNumber
        var priorityBefore: Int
        var reason: String
        var stage: String

        /// Whether the request had become as urgent as any by it.
        var isUrgent: Bool { Attention.Reason(rawValue: reason)?.isUrgent ?? true }

        /// A complaint is settled by looking at what the resident said, not by reading a warning about time.
        var settling: TimelineEvent.Kind {
            switch Attention.Reason(rawValue: reason) {
            case .disputed, .lowScore, nil: .attended
            case .overdue, .dueSoon, .escalated: .warningSeen
            }
        }

        /// For the audit trail.
        var values: [String: String] {
            stage.isEmpty ? ["needs a person": reason] : ["needs a person": reason, "stage": stage]
        }
    }

    private let database: any SQLDatabase
    private let rows: ReceivedRows
    private let audit: AuditRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
        audit = AuditRows(ids: rows.ids)
    }

    package func open(
        for reader: AttentionReader, after: RowID?, limit: Int
    ) async throws(StoreFailure) -> [AttentionEntry] {
        try await database.read { session throws(StoreFailure) in
            let values: [SQLValue] = [.int64(after?.rawValue ?? 0), .int(limit)] + Self.values(reader)
            return try session.all(Self.list, values) { row in
                TrackingNumber(row.text(1)).map { number in
                    AttentionEntry(
                        id: row.id(0), request: number, title: row.text(2),
                        status: RequestStatus(rawValue: row.text(3)) ?? .triage, department: row.text(4),
                        reason: Attention.Reason(rawValue: row.text(5)) ?? .disputed, at: row.moment(6),
                        stage: ServiceStage(rawValue: row.text(7)))
                }
            }.compactMap { $0 }
        }
    }

    package func count(for reader: AttentionReader) async throws(StoreFailure) -> Int {
        try await open(for: reader, after: nil, limit: 100).count
    }

    package func settle(
        _ entry: RowID, reopens: Bool, for reader: AttentionReader, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> TrackingNumber? {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try Self.standing(entry, reader, session),
                try session.execute(Self.settle, [.id(entry), .moment(now), .int64(author.rawValue)]) == 1
            else { return nil }
            // As long as another entry of the request is open it stays as urgent.
            if standing.isUrgent {
                try session.execute(Self.restore, [.id(standing.request), .int(standing.priorityBefore)])
            }
            let writer = ChangeRows(rows: rows)
            try writer.event(standing.settling, on: standing.request, detail: name, at: now, session)
            let reopened = reopens ? try reopen(standing.request, by: name, at: now, session) : nil
            try audit.write(
                AuditEntry(
                    at: now, author: .person(author), action: .attentionSettled,
                    subject: AuditSubject(kind: "service_request", id: standing.request),
                    before: standing.values,
                    after: ["reopened": reopened == nil ? "no" : "yes"]), session)
            return standing.number
        }
    }

    /// Opens a request again, or the one that it was merged into.
    ///
    /// - Returns: which; nil where that is open.
    private func reopen(
        _ request: RowID, by name: String, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> RowID? {
        guard let open = try session.first(FactsReader.byID, [.id(request)], { $0.id(0) }),
            try ChangesWriter.reopen(open, session)
        else { return nil }
        let change = try ChangeRows(rows: rows).event(.reopenedByStaff, on: open, detail: name, at: now, session)
        try CountedChanges(rows: rows).count(.reopened, of: open, change: change, at: now, session)
        return open
    }

    private static func values(_ reader: AttentionReader) -> [SQLValue] {
        [
            .agent(reader.agent), .flag(reader.isSupervisor), .optional(reader.department), .optional(reader.sight),
        ]
    }

    private static func standing(
        _ entry: RowID, _ reader: AttentionReader, _ session: any SQLSession
    ) throws(StoreFailure) -> Standing? {
        guard entry.rawValue > 0 else { return nil }
        // The next of the reader's list behind the one before it, if that is this one.
        let values: [SQLValue] = [.int64(entry.rawValue - 1), .int(1)] + values(reader)
        return try session.first(list, values) { row in
            guard row.id(0) == entry, let number = TrackingNumber(row.text(1)) else { return nil }
            return Standing(
                request: row.id(8), number: number, priorityBefore: row.int(9), reason: row.text(5), stage: row.text(7))
        } ?? nil
    }

    /// The open entries are few: the index holds no others. A warning stands for as long as what it warns of is to come: not once the
    /// request is closed, nor, of the stages that come first, once an answer stands (`ServiceReader.happenings`). Whose entry it is may not
    /// see the request any more (`RequestSight`): then it is the supervisors'.
    static let list = SQLStatement(
        """
        SELECT a.id, s.tracking_number, s.title, s.status, s.department, a.reason, a.at, a.stage,
            a.request, a.priority_before
        FROM attention a JOIN service_request s ON s.id = a.request
        WHERE a.settled_at IS NULL AND a.id > $1
            AND (a.reason <> 'due_soon' OR (s.status IN ('triage', 'assigned')
                AND (a.stage = 'resolved' OR NOT EXISTS (
                    SELECT 1 FROM answer n WHERE n.request = a.request AND n.withdrawn_at IS NULL AND NOT EXISTS (
                        SELECT 1 FROM outbox o WHERE o.id = n.id AND (o.state = 'dead' OR o.delivery = 'failed'))))
                AND (a.stage <> 'acknowledged' OR NOT EXISTS (
                    SELECT 1 FROM outbox o WHERE o.request = a.request AND o.kind = 'acknowledgement'
                        AND o.state <> 'dead'))))
            AND ((a.agent = $3 AND (CAST($6 AS TEXT) IS NULL OR s.department = $6)) OR ($4 = 1
                AND (a.agent = 0 OR NOT EXISTS (
                    SELECT 1 FROM account g WHERE g.id = a.agent AND g.deactivated_at IS NULL
                        AND (g.department = s.department OR EXISTS (
                            SELECT 1 FROM account_role q
                            WHERE q.account = g.id AND (q.role = 'agent' OR q.role = 'supervisor')))))
                AND (CAST($5 AS TEXT) IS NULL OR s.department = $5 OR NOT EXISTS (
                    SELECT 1 FROM account c JOIN account_role r ON r.account = c.id
                    WHERE r.role = 'supervisor' AND c.deactivated_at IS NULL
                        AND (c.department IS NULL OR c.department = s.department)))))
        ORDER BY a.id LIMIT $2
        """)

    private static let settle = SQLStatement(
        "UPDATE attention SET settled_at = $2, settled_by = $3 WHERE id = $1 AND settled_at IS NULL")

    private static let restore = SQLStatement(
        """
        UPDATE service_request SET priority = $2 WHERE id = $1 AND priority = 1
            AND NOT EXISTS (SELECT 1 FROM attention a WHERE a.request = $1 AND a.settled_at IS NULL
                AND a.reason <> 'due_soon' AND a.reason <> 'escalated')
        """)
}
