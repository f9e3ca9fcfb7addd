import Intake

/// Takes back what reporters of duplicates are about to be told, in the transaction of what it is about.
enum DuplicateNoticeRows {
    /// Of a request that is opened again, or linked no more: what waits to be sent about it is not sent, and may be told anew later.
    static func withdraw(_ request: RowID, _ session: any SQLSession) throws(StoreFailure) {
        for statement in [waiting, waitingBelow] {
            for id in try session.all(statement, [.id(request)], { $0.id(0) })
            where try session.execute(SQLAnswerDesk.withdrawFromOutbox, [.id(id)]) == 1 {
                try session.execute(forget, [.id(id)])
            }
        }
    }

    /// As the duplicate, or as what the others are told is closed.
    static let waiting = SQLStatement(
        """
        SELECT o.id FROM duplicate_notice n JOIN outbox o ON o.id = n.outbox
        WHERE n.request = $1 AND n.outbox IS NOT NULL AND o.state = 'pending'
        UNION
        SELECT o.id FROM service_request s JOIN duplicate_notice n ON n.parent = s.tracking_number
            JOIN outbox o ON o.id = n.outbox
        WHERE s.id = $1 AND n.kind = 'parent_closed' AND n.outbox IS NOT NULL AND o.state = 'pending'
        """)

    /// Of what hangs below it by way of others: those are told under the number next to them.
    static let waitingBelow = SQLStatement(
        """
        WITH RECURSIVE below (id, closed_as, depth) AS (
            SELECT s.id, w.closed_as, 1 FROM service_request s JOIN work w ON w.request = s.id
            WHERE s.parent = $1 AND s.status = 'resolved'
            UNION ALL
            SELECT s.id, w.closed_as, b.depth + 1
            FROM below b JOIN service_request s ON s.parent = b.id JOIN work w ON w.request = s.id
            WHERE s.status = 'resolved' AND (b.closed_as = 'duplicate' OR b.closed_as = 'merged') AND b.depth < 8
        )
        SELECT DISTINCT o.id FROM below b JOIN duplicate_notice n ON n.request = b.id JOIN outbox o ON o.id = n.outbox
        WHERE n.kind = 'parent_closed' AND n.outbox IS NOT NULL AND o.state = 'pending'
        """)

    private static let forget = SQLStatement(
        "UPDATE duplicate_notice SET outbox = NULL, skipped = 'undone' WHERE outbox = $1")
}
