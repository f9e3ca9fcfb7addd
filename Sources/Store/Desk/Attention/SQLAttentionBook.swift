package import Desk
package import Intake

/// The supervisors' list of what needs a person.
package struct SQLAttentionBook: AttentionBook {
    private struct Standing {
        var request: RowID
        var number: TrackingNumber
        var priorityBefore: Int
        var reason: String
    }

    private let database: any SQLDatabase
    private let rows: ReceivedRows
    private let audit: AuditRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
        audit = AuditRows(ids: rows.ids)
    }

    package func open(after: RowID?, limit: Int) async throws(StoreFailure) -> [AttentionEntry] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.list, [.int64(after?.rawValue ?? 0), .int(limit)]) { row in
                TrackingNumber(row.text(1)).map { number in
                    AttentionEntry(
                        id: row.id(0), request: number, title: row.text(2),
                        status: RequestStatus(rawValue: row.text(3)) ?? .triage, department: row.text(4),
                        reason: Attention.Reason(rawValue: row.text(5)) ?? .disputed, at: row.moment(6))
                }
            }.compactMap { $0 }
        }
    }

    package func settle(
        _ entry: RowID, reopens: Bool, by author: AccountID, name: String, at now: Moment
    ) async throws(StoreFailure) -> TrackingNumber? {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try Self.standing(entry, session),
                try session.execute(Self.settle, [.id(entry), .moment(now), .int64(author.rawValue)]) == 1
            else { return nil }
            // As long as another entry of the request is open it stays as urgent.
            try session.execute(Self.restore, [.id(standing.request), .int(standing.priorityBefore)])
            var reopened = 0
            if reopens { reopened = try session.execute(ChangesWriter.reopen, [.id(standing.request)]) }
            if reopened == 1 {
                try CountedChanges(rows: rows).count(
                    .reopened, of: standing.request, change: rows.ids.next(), at: now, session)
            }
            for kind in reopened == 1 ? [TimelineEvent.Kind.attended, .reopenedByStaff] : [.attended] {
                try session.execute(
                    ChangesWriter.insertEvent,
                    [
                        .id(rows.ids.next()), .id(standing.request), .text(kind.rawValue), .null, .text(name),
                        .moment(now),
                    ])
            }
            try audit.write(
                AuditEntry(
                    at: now, author: .person(author), action: .attentionSettled,
                    subject: AuditSubject(kind: "service_request", id: standing.request),
                    before: ["needs a person": standing.reason],
                    after: ["reopened": reopened == 1 ? "yes" : "no"]), session)
            return standing.number
        }
    }

    private static func standing(_ entry: RowID, _ session: any SQLSession) throws(StoreFailure) -> Standing? {
        try session.first(find, [.id(entry)]) { row in
            TrackingNumber(row.text(1)).map {
                Standing(request: row.id(0), number: $0, priorityBefore: row.int(2), reason: row.text(3))
            }
        } ?? nil
    }

    /// The open entries are few: the index holds no others.
    static let list = SQLStatement(
        """
        SELECT a.id, s.tracking_number, s.title, s.status, s.department, a.reason, a.at
        FROM attention a JOIN service_request s ON s.id = a.request
        WHERE a.settled_at IS NULL AND a.id > $1 ORDER BY a.id LIMIT $2
        """)

    private static let find = SQLStatement(
        """
        SELECT a.request, s.tracking_number, a.priority_before, a.reason
        FROM attention a JOIN service_request s ON s.id = a.request WHERE a.id = $1 AND a.settled_at IS NULL
        """)

    private static let settle = SQLStatement(
        "UPDATE attention SET settled_at = $2, settled_by = $3 WHERE id = $1 AND settled_at IS NULL")

    private static let restore = SQLStatement(
        """
        UPDATE service_request SET priority = $2 WHERE id = $1 AND priority = 1
            AND NOT EXISTS (SELECT 1 FROM attention a WHERE a.request = $1 AND a.settled_at IS NULL)
        """)
}
