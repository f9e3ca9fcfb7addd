import Desk
import Intake

/// How requests stand: read, and written by compare-and-set.
enum StandingRows {
    static func standing(
        _ number: TrackingNumber, _ session: any SQLSession
    ) throws(StoreFailure) -> RequestStanding? {
        try session.first(byNumber, [.text(number.symbols)]) { row throws(StoreFailure) in try standing(row) }
    }

    static func standing(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) -> RequestStanding? {
        try session.first(byID, [.id(request)]) { row throws(StoreFailure) in try standing(row) }
    }

    /// Writes a standing over the one that was read as `before`. What is about to be told of the closing of what it opens again is taken back.
    ///
    /// - Returns: false where somebody was faster; nothing was written then.
    static func write(
        _ after: RequestStanding, over before: RequestStanding, by name: String, now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let written = try session.execute(
            writeWork,
            [
                .id(after.request), .int(before.version), .optional(after.holder?.agent.rawValue),
                .moment(after.holder?.since ?? now), .optional(after.snoozedUntil),
                .optional(after.closedAs?.rawValue), .optional(after.team?.id.rawValue),
            ])
        guard written == 1 else { return false }
        let isPlaced =
            after.department != before.department || after.queue != before.queue
            || after.requestType != before.requestType || after.team != before.team
        try session.execute(
            writeRequest,
            [
                .id(after.request), .text(after.status.rawValue), .optional(after.requestType),
                .text(after.department), .text(after.queue), .int(after.priority), .optional(after.place),
                .optional(after.parent?.symbols), .optional(isPlaced ? name : nil),
            ])
        if after.isOpen, !before.isOpen { try DuplicateNoticeRows.withdraw(after.request, session) }
        return true
    }

    private static func standing(_ row: borrowing SQLRow) throws(StoreFailure) -> RequestStanding {
        guard let number = TrackingNumber(row.text(1)) else {
            throw StoreFailure(.damaged, "a service request row cannot be read")
        }
        let status = RequestStatus(rawValue: row.text(2)) ?? .triage
        var standing = RequestStanding(
            request: row.id(0), number: number, version: row.int(9), status: status,
            requestType: row.optionalText(3), department: row.text(4), queue: row.text(5), priority: row.int(6),
            place: row.optionalText(7), snoozedUntil: row.optionalMoment(13),
            parent: row.optionalText(8).flatMap { TrackingNumber($0) })
        if !row.isNull(10) { standing.holder = Holder(agent: row.agent(10), name: row.text(12), since: row.moment(11)) }
        if !row.isNull(15) {
            standing.team = Team(
                id: TeamID(rawValue: row.int64(15)), name: row.text(16), department: row.text(17))
        }
        // What the resident opened again by writing has the old reason still.
        if !standing.isOpen {
            standing.closedAs = row.optionalText(14).flatMap(ClosingReason.init(rawValue:))
            if standing.closedAs == nil, status == .resolved { standing.closedAs = .resolved }
        }
        return standing
    }

    static let byNumber = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.status, s.request_type, s.department, s.queue, s.priority, s.place,
            p.tracking_number, COALESCE(w.version, 0), w.agent, w.since, COALESCE(a.display_name, ''),
            w.snoozed_until, w.closed_as, t.id, COALESCE(t.name, ''), COALESCE(t.department, '')
        FROM service_request s LEFT JOIN work w ON w.request = s.id LEFT JOIN account a ON a.id = w.agent
            LEFT JOIN service_request p ON p.id = s.parent
            LEFT JOIN team t ON t.id = w.team AND t.retired_at IS NULL
        WHERE s.tracking_number = $1
        """)

    static let byID = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.status, s.request_type, s.department, s.queue, s.priority, s.place,
            p.tracking_number, COALESCE(w.version, 0), w.agent, w.since, COALESCE(a.display_name, ''),
            w.snoozed_until, w.closed_as, t.id, COALESCE(t.name, ''), COALESCE(t.department, '')
        FROM service_request s LEFT JOIN work w ON w.request = s.id LEFT JOIN account a ON a.id = w.agent
            LEFT JOIN service_request p ON p.id = s.parent
            LEFT JOIN team t ON t.id = w.team AND t.retired_at IS NULL
        WHERE s.id = $1
        """)

    /// Whoever comes second finds another version there and changes nothing.
    private static let writeWork = SQLStatement(
        """
        INSERT INTO work (request, version, agent, since, snoozed_until, closed_as, team)
        VALUES ($1, $2 + 1, $3, $4, $5, $6, $7)
        ON CONFLICT (request) DO UPDATE SET version = work.version + 1, agent = excluded.agent,
            since = excluded.since, snoozed_until = excluded.snoozed_until, closed_as = excluded.closed_as,
            team = excluded.team
        WHERE work.version = $2
        """)

    /// Where a person placed it, they are the rule. A type that is chosen anew is that of the catalogue's last version.
    private static let writeRequest = SQLStatement(
        """
        UPDATE service_request SET status = $2, request_type = $3, department = $4, queue = $5, priority = $6,
            place = $7, parent = (SELECT p.id FROM service_request p WHERE p.tracking_number = $8),
            rule = CASE WHEN CAST($9 AS TEXT) IS NULL THEN rule ELSE 'person' END,
            reason = CASE WHEN CAST($9 AS TEXT) IS NULL THEN reason ELSE $9 END,
            catalogue_version = CASE WHEN COALESCE(request_type, '') = COALESCE(CAST($3 AS TEXT), '')
                THEN catalogue_version ELSE (SELECT MAX(v.number) FROM catalogue_version v) END
        WHERE id = $1
        """)
}
