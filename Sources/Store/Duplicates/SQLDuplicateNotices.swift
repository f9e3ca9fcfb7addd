package import Intake

/// What reporters of duplicates are told, on a database.
package struct SQLDuplicateNotices: DuplicateNotices {
    private let database: any SQLDatabase
    private let rows: ReceivedRows
    /// Rung after each commit that wrote outbox rows.
    private let doorbell: Doorbell
    /// How many duplicates are decided about in one transaction: other writers wait for it.
    private let page: Int

    init(database: any SQLDatabase, rows: ReceivedRows, doorbell: Doorbell, page: Int = 200) {
        self.database = database
        self.rows = rows
        self.doorbell = doorbell
        self.page = page
    }

    package func tell(
        happenedBefore: Moment, at now: Moment, limit: Int,
        decide: @escaping @Sendable (DuplicateFacts) -> DuplicateVerdict
    ) async throws(StoreFailure) -> Int {
        // What is passed is never looked at again, so it is passed only once nothing can come before it any more (`LateRows`).
        let settled = database.dialect.lateRows.settled(RowID(rawValue: .max), at: now)
        // Most looks find nothing, and need no turn at the writer.
        let isIdle = try await database.read { session throws(StoreFailure) in
            try Self.due(before: happenedBefore, settled, limit: 1, session).isEmpty
        }
        guard !isIdle else { return 0 }
        let (count, rings) = try await database.write(.file) { session throws(StoreFailure) -> (Int, Bool) in
            var (looked, last, room, rings) = (0, RowID?.none, page, false)
            for event in try Self.due(before: happenedBefore, settled, limit: limit, session) {
                let told = try tell(event, atMost: room, now, decide, session)
                rings = rings || told.rings
                room -= told.count
                // It may have more: it is passed only by a look that had room for all.
                guard room > 0 else { break }
                (looked, last) = (looked + 1, event.id)
            }
            if let last { try session.execute(Self.progress, [.id(last)]) }
            return (room > 0 ? looked : limit, rings)
        }
        if rings { doorbell.ring() }
        return count
    }

    /// The next in their order, up to the first that has not stood long enough: none is passed over.
    private static func due(
        before: Moment, _ settled: RowID, limit: Int, _ session: any SQLSession
    ) throws(StoreFailure) -> [DuplicateEvent] {
        let next = try session.all(events, [.int(limit)]) {
            DuplicateEvent(id: $0.id(0), request: $0.id(1), isLink: $0.text(2) == "linked", at: $0.moment(3))
        }
        return Array(next.prefix { $0.at <= before && $0.id < settled })
    }

    /// Gives how many duplicates were decided about, from where the last look ended, and whether somebody is told.
    ///
    /// What is linked brings everything that hangs below it under what that hangs below: the news of a closing long past is due to them now.
    private func tell(
        _ event: DuplicateEvent, atMost room: Int, _ now: Moment, _ decide: (DuplicateFacts) -> DuplicateVerdict,
        _ session: any SQLSession
    ) throws(StoreFailure) -> (count: Int, rings: Bool) {
        let key: [SQLValue] = [.id(event.id), .id(event.request)]
        var told: [(request: RowID, news: DuplicateFacts.News)] = []
        if event.isLink, try !session.exists(Self.looked, key) { told.append((event.request, .linked)) }
        let last = try session.first(Self.lastBelow, key) { $0.id(0) } ?? RowID(rawValue: 0)
        told += try session.all(Self.duplicates, [.id(event.request), .id(last), .int(room - told.count)]) {
            ($0.id(0), .parentClosed)
        }
        var rings = false
        for (request, news) in told {
            let facts = try DuplicateFactsReader.facts(news, of: request, for: event, now, session)
            if let facts {
                if try write(decide(facts), on: facts, for: event, session) { rings = true }
            } else {
                try note(event, request, [.text(""), .text(""), .text(""), .text("")], .skip(.nobody), now, session)
            }
        }
        return (told.count, rings)
    }

    /// One row for each event and duplicate, whatever is decided. Gives whether somebody is told.
    private func write(
        _ verdict: DuplicateVerdict, on facts: DuplicateFacts, for event: DuplicateEvent, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        var verdict = verdict
        let parent = facts.parents.first?.number.symbols ?? ""
        let whom: [SQLValue] = [.text(facts.reporter?.channel.id ?? ""), .text(facts.reporter?.address ?? "")]
        var kind = ""
        if case .tell(let outbound) = verdict {
            kind = outbound.kind.rawValue
            let isKnown = try session.exists(Self.told, [.text(parent), .text(kind)] + whom)
            if isKnown { verdict = .skip(.told) }
        }
        try note(event, facts.request, [.text(parent), .text(kind)] + whom, verdict, facts.now, session)
        guard case .tell(let outbound) = verdict else { return false }
        try OutboxRows.insert(outbound, session)
        return true
    }

    /// - Parameter about: the parent, the kind, the channel and the recipient.
    private func note(
        _ event: DuplicateEvent, _ request: RowID, _ about: [SQLValue], _ verdict: DuplicateVerdict, _ now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let end: [SQLValue] =
            switch verdict {
            case .tell(let outbound): [.id(outbound.id), .null]
            case .skip(let reason): [.null, .text(reason.rawValue)]
            }
        try session.execute(
            Self.insert, [.id(rows.ids.next()), .id(event.id), .id(request)] + about + end + [.moment(now)])
    }

    /// With the words of the indexes' conditions (`event_duplicate`, `event_resolved`).
    static let events = SQLStatement(
        """
        SELECT id, request, kind, at FROM (
            SELECT id, request, kind, at FROM event
            WHERE (kind = 'linked' OR kind = 'closed') AND request IS NOT NULL
                AND id > (SELECT MAX(last_event) FROM duplicate_progress)
            UNION ALL
            SELECT id, request, kind, at FROM event
            WHERE kind = 'resolved' AND request IS NOT NULL
                AND id > (SELECT MAX(last_event) FROM duplicate_progress)
            ) AS events
        ORDER BY id LIMIT $1
        """)

    /// Of a request, and of what was linked or merged to it: the next of those that are linked.
    static let duplicates = SQLStatement(
        """
        WITH RECURSIVE below (id, closed_as, depth) AS (
            SELECT s.id, w.closed_as, 1 FROM service_request s JOIN work w ON w.request = s.id
            WHERE s.parent = $1 AND s.status = 'resolved'
            UNION ALL
            SELECT s.id, w.closed_as, b.depth + 1
            FROM below b JOIN service_request s ON s.parent = b.id JOIN work w ON w.request = s.id
            WHERE s.status = 'resolved' AND (b.closed_as = 'duplicate' OR b.closed_as = 'merged') AND b.depth < 8
        )
        SELECT DISTINCT id FROM below WHERE closed_as = 'duplicate' AND id > $2 AND id <> $1 ORDER BY id LIMIT $3
        """)

    /// Whether an event was looked at for its own request.
    static let looked = SQLStatement("SELECT 1 FROM duplicate_notice WHERE event = $1 AND request = $2")

    /// The last of those below an event's own request for which it was looked at.
    static let lastBelow = SQLStatement(
        "SELECT COALESCE(MAX(request), 0) FROM duplicate_notice WHERE event = $1 AND request <> $2")

    private static let progress = SQLStatement("UPDATE duplicate_progress SET last_event = $1")

    static let told = SQLStatement(
        """
        SELECT 1 FROM duplicate_notice
        WHERE parent = $1 AND kind = $2 AND channel = $3 AND recipient = $4 AND outbox IS NOT NULL
        """)

    private static let insert = SQLStatement(
        """
        INSERT INTO duplicate_notice (id, event, request, parent, kind, channel, recipient, outbox, skipped, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)
}
