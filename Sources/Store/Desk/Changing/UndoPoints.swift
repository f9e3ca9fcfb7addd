import Desk
import Intake

/// How a request stood before it was linked or merged, so that this can be taken back (promise 10).
enum UndoPoints {
    /// - Parameter change: the event that changed it.
    static func keep(
        _ before: RequestStanding, _ change: RowID, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            insert,
            [
                .id(change), .id(before.request), .text(before.status.rawValue), .optional(before.closedAs?.rawValue),
                .optional(before.snoozedUntil), .optional(before.parent?.symbols),
            ])
    }

    /// The newest that was not used yet, laid over how the request stands now.
    static func newest(
        of standing: RequestStanding, _ session: any SQLSession
    ) throws(StoreFailure) -> (change: RowID, before: RequestStanding)? {
        try session.first(find, [.id(standing.request)]) { row in
            var before = standing
            before.status = RequestStatus(rawValue: row.text(1)) ?? .triage
            before.closedAs = row.optionalText(2).flatMap(ClosingReason.init(rawValue:))
            before.snoozedUntil = row.optionalMoment(3)
            before.parent = row.optionalText(4).flatMap { TrackingNumber($0) }
            return (row.id(0), before)
        }
    }

    static func use(_ change: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        try session.execute(mark, [.id(change), .moment(now)])
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO undo_point (change_id, request, status, closed_as, snoozed_until, parent)
        VALUES ($1, $2, $3, $4, $5, (SELECT p.id FROM service_request p WHERE p.tracking_number = $6))
        """)

    static let find = SQLStatement(
        """
        SELECT u.change_id, u.status, u.closed_as, u.snoozed_until, p.tracking_number
        FROM undo_point u LEFT JOIN service_request p ON p.id = u.parent
        WHERE u.request = $1 AND u.used_at IS NULL ORDER BY u.change_id DESC LIMIT 1
        """)

    private static let mark = SQLStatement("UPDATE undo_point SET used_at = $2 WHERE change_id = $1")
}
