import Intake

/// Gives an open request that has no place the one that its message tells, with the decision on it and its line on the timeline; nothing where a
/// person or another message was first. No row is read, so that a wave of writes needs not wait.
struct LocatedRows {
    let rows: ReceivedRows

    func write(
        _ located: LocatedRequest, by message: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let (request, place) = (SQLValue.id(located.request), located.place)
        try session.write(
            Self.event, [.id(rows.ids.next()), request, .id(message), .text(place.text), .moment(now)])
        try session.write(
            Self.decision,
            [
                .id(rows.ids.next()), request, .id(message), .text(place.story), .double(place.score), .moment(now),
            ])
        try session.write(Self.place, [request, .text(place.text)])
    }

    private static let event = SQLStatement(
        """
        INSERT INTO event (id, request, kind, message, detail, at) SELECT $1, s.id, 'located', $3, $4, $5
        FROM service_request s WHERE s.id = $2 AND s.place IS NULL AND s.status IN ('triage', 'assigned')
        """)

    private static let decision = SQLStatement(
        """
        INSERT INTO decision (id, kind, request, message, other, reason, score, at)
        SELECT $1, 'located', s.id, $3, NULL, $4, $5, $6
        FROM service_request s WHERE s.id = $2 AND s.place IS NULL AND s.status IN ('triage', 'assigned')
        """)

    private static let place = SQLStatement(
        "UPDATE service_request SET place = $2 WHERE id = $1 AND place IS NULL AND status IN ('triage', 'assigned')")
}
