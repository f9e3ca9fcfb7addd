import Desk
import Intake

/// Pairs of requests of which people said whether they are about the same.
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
        return DuplicateExample(report, theirs, gap, isDuplicate: isDuplicate)
    }

    static let linked = SQLStatement(
        """
        SELECT s.id, s.parent FROM service_request s JOIN work w ON w.request = s.id
        WHERE s.parent IS NOT NULL AND w.closed_as = 'duplicate' AND NOT EXISTS (
            SELECT 1 FROM message m JOIN decision d ON d.message = m.id
            WHERE m.request = s.id AND d.request = s.id AND d.kind = 'same_incident' AND d.other = s.parent
                AND d.undone_at IS NULL)
        ORDER BY s.id DESC LIMIT $1
        """)

    /// What somebody said is no duplicate, and what was linked by itself and taken back.
    static let ruledOut = SQLStatement(
        """
        SELECT u.request, u.other FROM (
            SELECT n.request, n.other, n.at FROM not_duplicate n
            UNION ALL
            SELECT d.request, d.other, d.undone_at FROM decision d
            WHERE d.kind = 'same_incident' AND d.undone_at IS NOT NULL AND d.other IS NOT NULL
        ) u ORDER BY u.at DESC, u.request LIMIT $1
        """)
}
