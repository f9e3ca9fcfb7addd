import Intake

/// Gives an open request that has no place the one that its message tells, with the decision on it and its line on the timeline; nothing where a
/// person or another message was first, nor where a person took a place back, changed it or cleared it. No row is read, so that a wave of writes
/// needs not wait: the line is written or not, and the rest goes by it.
struct LocatedRows {
    let rows: ReceivedRows

    func write(
        _ located: LocatedRequest, by message: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let (request, place) = (SQLValue.id(located.request), located.place)
        let line = SQLValue.id(rows.ids.next())
        try session.write(Self.event, [line, request, .id(message), .text(place.text), .moment(now)])
        try session.write(
            Self.decision,
            [.id(rows.ids.next()), line, .id(message), .text(place.story), .double(place.score), .moment(now)])
        try session.write(Self.place, [request, .text(place.text), line])
    }

    /// A change's detail is who made it, and the names of what they changed.
    private static let event = SQLStatement(
        """
        INSERT INTO event (id, request, kind, message, detail, at) SELECT $1, s.id, 'located', $3, $4, $5
        FROM service_request s WHERE s.id = $2 AND s.place IS NULL AND s.status IN ('triage', 'assigned')
            AND NOT EXISTS (
                SELECT 1 FROM decision d WHERE d.request = s.id AND d.kind = 'located' AND d.undone_at IS NOT NULL)
            AND NOT EXISTS (
                SELECT 1 FROM event e WHERE e.request = s.id AND e.kind = 'changed' AND e.detail LIKE '%: %place%')
        """)

    private static let decision = SQLStatement(
        """
        INSERT INTO decision (id, kind, request, message, other, reason, score, at)
        SELECT $1, 'located', e.request, $3, NULL, $4, $5, $6 FROM event e WHERE e.id = $2
        """)

    private static let place = SQLStatement(
        "UPDATE service_request SET place = $2 WHERE id = $1 AND EXISTS (SELECT 1 FROM event e WHERE e.id = $3)")
}
