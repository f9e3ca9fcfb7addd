import Desk
import Intake

/// How a request stood before a message joined it that opened it again or took it up, so that this can be taken back (promise 10).
enum DecisionPoints {
    /// What neither was closed nor put off stands as before by itself: nothing is kept then.
    static func keep(_ decision: RowID, of request: RowID, _ session: any SQLSession) throws(StoreFailure) {
        try session.write(insert, [.id(decision), .id(request)])
    }

    /// How a request stood, laid over how it stands now; nil where nothing was kept, or something was done with the request since that
    /// was not taken back.
    static func before(
        _ decision: RowID, _ standing: RequestStanding, _ session: any SQLSession
    ) throws(StoreFailure) -> RequestStanding? {
        let found = try session.first(find, [.id(decision)]) { row in
            var before = standing
            before.status = RequestStatus(rawValue: row.text(0)) ?? .triage
            before.closedAs = row.optionalText(1).flatMap(ClosingReason.init(rawValue:))
            before.snoozedUntil = row.optionalMoment(2)
            return before
        }
        guard var before = found, standing.isOpen, standing.snoozedUntil == nil,
            try !session.exists(worked, [.id(standing.request), .id(decision)])
        else { return nil }
        if before.isOpen {
            before.status = standing.status
            before.closedAs = nil
        } else if before.closedAs == nil {
            before.closedAs = .resolved
        }
        return before
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO decision_point (decision, status, closed_as, snoozed_until)
        SELECT $1, s.status, w.closed_as, w.snoozed_until
        FROM service_request s LEFT JOIN work w ON w.request = s.id
        WHERE s.id = $2 AND (s.status = 'resolved' OR w.snoozed_until IS NOT NULL)
        """)

    private static let find = SQLStatement(
        "SELECT status, closed_as, snoozed_until FROM decision_point WHERE decision = $1")

    /// Linking, merging and splitting are left out, and so is closing again: each of them that still stands shows in how the request stands.
    private static let worked = SQLStatement(
        """
        SELECT 1 FROM event WHERE request = $1 AND id > $2 AND kind IN ('taken', 'put_back', 'assigned', 'released',
            'handed_over', 'escalated', 'snoozed', 'woken', 'changed', 'closed', 'resolved', 'set_aside',
            'reopened_by_staff', 'answered')
        UNION ALL
        SELECT 1 FROM answer WHERE request = $1 AND id > $2 AND withdrawn_at IS NULL LIMIT 1
        """)
}
