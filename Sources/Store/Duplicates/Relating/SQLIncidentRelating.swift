package import Desk
package import Intake

/// Relates new requests to others: looks outside any transaction, by the index, and then writes all of a look in one, which moves the mark of
/// how far was looked. Whoever finds the mark moved was overtaken, and writes nothing.
package struct SQLIncidentRelating: IncidentRelating {
    private let database: any SQLDatabase
    private let candidates: SQLDuplicateCandidates
    private let writer: IncidentRows

    init(database: any SQLDatabase, candidates: SQLDuplicateCandidates, rows: ReceivedRows) {
        self.database = database
        self.candidates = candidates
        writer = IncidentRows(database: database, rows: rows)
    }

    package func relate(
        openedBefore: Moment, at now: Moment, limit: Int, by rule: IncidentRule
    ) async throws(StoreFailure) -> Int {
        let settled = min(
            database.dialect.lateRows.settled(RowID(rawValue: .max), at: now), RowIDSource.first(at: openedBefore))
        let look = try await database.read { session throws(StoreFailure) in
            try Self.look(before: settled, limit: limit, session)
        }
        guard let last = look.last else { return 0 }
        var found: [IncidentRows.Found] = []
        for request in look.opened {
            let others = try await candidates.candidates(
                for: request, days: rule.days(for: request), in: .requests)
            let choices = rule.choices(for: request, among: others)
            if !choices.isEmpty { found.append(IncidentRows.Found(request: request, choices: choices)) }
        }
        let related = found
        try await database.write(.file) { session throws(StoreFailure) in
            guard try session.execute(Self.move, [.id(look.mark), .id(last)]) == 1 else { return }
            for one in related { try writer.relate(one, at: now, as: rule.changing, session) }
        }
        return look.count
    }

    private static func look(
        before settled: RowID, limit: Int, _ session: any SQLSession
    ) throws(StoreFailure) -> (mark: RowID, last: RowID?, count: Int, opened: [DuplicateCandidate]) {
        let mark = try session.first(progress, []) { $0.id(0) } ?? RowID(rawValue: 0)
        let next = try session.all(events, [.id(mark), .id(settled), .int(limit)]) {
            (id: $0.id(0), request: $0.text(1) == "opened" ? $0.optionalID(2) : nil)
        }
        var opened: [DuplicateCandidate] = []
        for case let request? in next.map(\.request) {
            if let candidate = try CandidateRows.find(request, session), candidate.isOpen { opened.append(candidate) }
        }
        return (mark, next.last?.id, next.count, opened)
    }

    private static let progress = SQLStatement("SELECT MAX(last_event) FROM incident_progress")

    static let events = SQLStatement(
        "SELECT id, kind, request FROM event WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3")

    private static let move = SQLStatement("UPDATE incident_progress SET last_event = $2 WHERE last_event = $1")
}
