package import Desk
package import Intake

/// Who has which request, by compare-and-set in one statement.
package struct SQLWorkDesk: WorkDesk {
    private struct Standing {
        var request: RowID
        var status: RequestStatus
        var holder: Holder?
    }

    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func take(_ request: TrackingNumber, by agent: AgentID) async throws(StoreFailure) -> HandOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try Self.standing(request, session) else { return .noRequest }
            guard standing.status == .triage || standing.status == .assigned else { return .closed }
            if let holder = standing.holder { return holder.agent == agent ? .done : .held(holder) }
            try Self.take(standing.request, by: agent, rows, session)
            return .done
        }
    }

    package func putBack(_ request: TrackingNumber, by agent: AgentID) async throws(StoreFailure) -> HandOutcome {
        try await database.write(.keep) { session throws(StoreFailure) in
            guard let standing = try Self.standing(request, session) else { return .noRequest }
            guard let holder = standing.holder else { return .free }
            guard holder.agent == agent else { return .held(holder) }
            let now = rows.clock.now()
            try session.execute(Self.release, [.id(standing.request), .agent(agent), .moment(now)])
            try session.execute(Self.setStatus, [.id(standing.request), "triage", "assigned"])
            try Self.note(.putBack, standing.request, holder.name, rows, session)
            try Self.audit(
                .requestPutBack, standing.request, by: agent, before: ["holder": agent.description], rows, session)
            return .done
        }
    }

    package func holder(of request: TrackingNumber) async throws(StoreFailure) -> Holder? {
        try await database.read { session throws(StoreFailure) in try Self.standing(request, session)?.holder }
    }

    /// Gives a request that nobody has to an agent; where somebody has it, nothing changes.
    static func take(
        _ request: RowID, by agent: AgentID, _ rows: ReceivedRows, _ session: any SQLSession
    ) throws(StoreFailure) {
        let now = rows.clock.now()
        guard try session.execute(claim, [.id(request), .agent(agent), .moment(now)]) == 1 else { return }
        try session.execute(setStatus, [.id(request), "assigned", "triage"])
        let name = try session.first(name, [.agent(agent)]) { $0.text(0) }
        try note(.taken, request, name ?? "", rows, session)
        try audit(.requestTaken, request, by: agent, after: ["holder": agent.description], rows, session)
    }

    private static func audit(
        _ action: AuditAction, _ request: RowID, by agent: AgentID, before: [String: String] = [:],
        after: [String: String] = [:], _ rows: ReceivedRows, _ session: any SQLSession
    ) throws(StoreFailure) {
        try AuditRows(ids: rows.ids).write(
            AuditEntry(
                at: rows.clock.now(), author: .person(AccountID(rawValue: agent.rawValue)), action: action,
                subject: .request(request), before: before, after: after),
            session)
    }

    private static func note(
        _ kind: TimelineEvent.Kind, _ request: RowID, _ name: String, _ rows: ReceivedRows, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            ChangesWriter.insertEvent,
            [
                .id(rows.ids.next()), .id(request), .text(kind.rawValue), .null, .text(name),
                .moment(rows.clock.now()),
            ])
    }

    private static func standing(
        _ request: TrackingNumber, _ session: any SQLSession
    ) throws(StoreFailure) -> Standing? {
        try session.first(find, [.text(request.symbols)]) { row in
            Standing(
                request: row.id(0), status: RequestStatus(rawValue: row.text(1)) ?? .triage,
                holder: row.isNull(2) ? nil : Holder(agent: row.agent(2), name: row.text(4), since: row.moment(3)))
        }
    }

    private static let find = SQLStatement(
        """
        SELECT s.id, s.status, w.agent, w.since, COALESCE(a.display_name, '')
        FROM service_request s LEFT JOIN work w ON w.request = s.id LEFT JOIN account a ON a.id = w.agent
        WHERE s.tracking_number = $1
        """)

    /// Whoever comes second finds an agent there and changes nothing.
    private static let claim = SQLStatement(
        """
        INSERT INTO work (request, version, agent, since) VALUES ($1, 1, $2, $3)
        ON CONFLICT (request) DO UPDATE SET agent = excluded.agent, since = excluded.since, version = work.version + 1,
            snoozed_until = NULL
        WHERE work.agent IS NULL
        """)

    private static let release = SQLStatement(
        "UPDATE work SET agent = NULL, since = $3, version = version + 1 WHERE request = $1 AND agent = $2")

    private static let setStatus = SQLStatement(
        "UPDATE service_request SET status = $2 WHERE id = $1 AND status = $3")

    private static let name = SQLStatement("SELECT display_name FROM account WHERE id = $1")
}
