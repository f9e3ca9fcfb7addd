import Desk
import Intake

/// Pairs of requests of which people said whether they are about the same: each pair once, whichever side it was said on, with what was said
/// last.
enum JudgedPairRows {
    private static let millisecondsPerDay = 86_400_000.0

    /// The newest first, at most `limit` of either outcome.
    static func read(limit: Int, _ session: any SQLSession) throws(StoreFailure) -> [DuplicateExample] {
        let linked = try session.all(Self.linked, [.int(limit)]) { (one: $0.id(0), other: $0.id(1)) }
        let ruledOut = try session.all(Self.ruledOut, [.int(limit)]) { (one: $0.id(0), other: $0.id(1)) }
        var examples: [DuplicateExample] = []
        for pair in linked { if let found = try example(pair, true, session) { examples.append(found) } }
        for pair in ruledOut { if let found = try example(pair, false, session) { examples.append(found) } }
        return examples
    }

    /// Nil where one was set aside since.
    private static func example(
        _ pair: (one: RowID, other: RowID), _ isDuplicate: Bool, _ session: any SQLSession
    ) throws(StoreFailure) -> DuplicateExample? {
        guard let one = try CandidateRows.find(pair.one, session),
            let other = try CandidateRows.find(pair.other, session)
        else { return nil }
        let (report, theirs) = (one.report, other.report)
        let days = Double((one.openedAt.milliseconds - other.openedAt.milliseconds).magnitude) / millisecondsPerDay
        let gap = IncidentGap(
            report, theirs, days: days, isSameReporter: one.resident != nil && one.resident == other.resident)
        return DuplicateExample(
            report, theirs, gap, isDuplicate: isDuplicate, older: min(pair.one, pair.other))
    }

    /// What a person linked, and nobody ruled out since. What was linked by itself is no word of theirs.
    static let linked = SQLStatement(
        """
        SELECT l.id, l.parent FROM (
            SELECT s.id, s.parent, COALESCE(
                (SELECT MAX(e.at) FROM event e WHERE e.request = s.id AND e.kind = 'linked'), s.opened_at) AS at
            FROM service_request s JOIN work w ON w.request = s.id
            WHERE s.parent IS NOT NULL AND w.closed_as = 'duplicate' AND NOT EXISTS (
                SELECT 1 FROM message m JOIN decision d ON d.message = m.id
                WHERE m.request = s.id AND d.request = s.id AND d.kind = 'same_incident' AND d.other = s.parent
                    AND d.undone_at IS NULL)
        ) l
        WHERE NOT EXISTS (
                SELECT 1 FROM not_duplicate n
                WHERE n.request IN (l.id, l.parent) AND n.other IN (l.id, l.parent) AND n.at > l.at)
            AND NOT EXISTS (
                SELECT 1 FROM decision d
                WHERE d.request IN (l.id, l.parent) AND d.other IN (l.id, l.parent) AND d.kind = 'same_incident'
                    AND d.undone_at > l.at)
        ORDER BY l.id DESC LIMIT $1
        """)

    /// What somebody said is no duplicate, and what was linked by itself and taken back, unless it was linked since.
    static let ruledOut = SQLStatement(
        """
        SELECT u.request, u.other FROM (
            SELECT v.request, v.other, MAX(v.at) AS at FROM (
                SELECT n.request, n.other, n.at FROM not_duplicate n
                UNION ALL
                SELECT CASE WHEN d.request < d.other THEN d.request ELSE d.other END,
                    CASE WHEN d.request < d.other THEN d.other ELSE d.request END, d.undone_at
                FROM decision d
                WHERE d.kind = 'same_incident' AND d.undone_at IS NOT NULL AND d.other IS NOT NULL
            ) v GROUP BY v.request, v.other
        ) u
        WHERE NOT EXISTS (
            SELECT 1 FROM service_request s JOIN work w ON w.request = s.id
            WHERE s.id IN (u.request, u.other) AND s.parent IN (u.request, u.other) AND w.closed_as = 'duplicate'
                AND COALESCE(
                    (SELECT MAX(e.at) FROM event e WHERE e.request = s.id AND e.kind = 'linked'), s.opened_at) >= u.at)
        ORDER BY u.at DESC, u.request, u.other LIMIT $1
        """)
}
