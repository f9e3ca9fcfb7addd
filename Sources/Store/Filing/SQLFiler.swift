package import Intake

/// Files what was kept: for each message its facts, the pure decision and the changes, in one transaction a batch.
package struct SQLFiler: Filer {
    /// Raw bytes that one look at the backlog reads at most.
    private static let backlogBytes = 32 << 20

    let database: any SQLDatabase
    private let blobs: RawBytes
    let rows: ReceivedRows
    let reader: FactsReader
    private let quarantine: QuarantineRows
    /// Rung after each commit that may have written outbox rows.
    private let doorbell: Doorbell
    /// Told of what is put aside while the backlog is read: no outcome of a filing says so.
    private let report: @Sendable (FilingNews) -> Void

    init(
        database: any SQLDatabase, blobs: RawBytes, rows: ReceivedRows, windows: FactsWindows, doorbell: Doorbell,
        report: @escaping @Sendable (FilingNews) -> Void
    ) {
        self.database = database
        self.blobs = blobs
        self.rows = rows
        self.doorbell = doorbell
        self.report = report
        reader = FactsReader(windows: windows)
        quarantine = QuarantineRows(rows: rows)
    }

    package func backlog(excluding excluded: Set<RowID>, limit: Int) async throws(StoreFailure) -> [Kept] {
        let look = try await database.read { session throws(StoreFailure) in
            let waiting = try session.all(Self.waitingIDs, [.int(limit + excluded.count)]) { $0.id(0) }
            var look = Look()
            // The first always comes, however large; the rest wait for the next look.
            for id in waiting.lazy.filter({ !excluded.contains($0) }).prefix(limit) where look.bytes < Self.backlogBytes
            {
                try session.query(Self.kept, [.id(id)]) { row in look.take(row) }
            }
            return look
        }
        // Written by a newer version: what this one cannot read must not hold up the rest (promise 3).
        for (id, channel) in look.unreadable {
            try await putAside(id, channel, StoreFailure(.damaged, "this version of intake cannot read it"))
        }
        var backlog: [Kept] = []
        for thing in look.found {
            do throws(StoreFailure) {
                backlog.append(try await whole(thing))
            } catch {
                // One thing whose bytes are gone stops nobody (promise 3).
                guard !error.mayPass else { throw error }
                try await putAside(thing.kept.id, thing.kept.received.channel, error)
            }
        }
        return backlog
    }

    private func whole(_ thing: StoredThing) async throws(StoreFailure) -> Kept {
        var kept = thing.kept
        if let blob = thing.blob { kept.received.bytes = try await blobs.get(blob) }
        return kept
    }

    private func putAside(
        _ kept: RowID, _ channel: ChannelName, _ failure: StoreFailure
    ) async throws(StoreFailure) {
        let isNew = try await database.write(.file) { session throws(StoreFailure) in
            var sums = RollupSums()
            let isNew = try quarantine.add(kept, channel, failure.description, rows.clock.now(), &sums, session)
            try rows.book.write(sums, session)
            return isNew
        }
        if isNew { report(.quarantined(kept, channel: channel)) }
    }

    package func kept(_ id: RowID) async throws(StoreFailure) -> Kept? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.kept, [.id(id)]) { Self.kept($0) } ?? nil
        }
        guard let found else { return nil }
        return try await whole(found)
    }

    package func file(_ batch: [Prepared], by decider: any Decider) async throws(StoreFailure) -> [FileOutcome] {
        let outcomes = try await database.write(.file) { session throws(StoreFailure) in
            let filing = BatchFiling(rows: rows, reader: reader, decider: decider, session: session)
            return try filing.file(batch)
        }
        doorbell.ring()
        return outcomes
    }

    package func waiting() async throws(StoreFailure) -> [ChannelBacklog] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.waiting, []) {
                ChannelBacklog(channel: $0.text(0), count: $0.int(1), oldest: $0.optionalMoment(2))
            }
        }
    }

    /// A kept thing whose bytes may still stand in a blob.
    private struct StoredThing: Sendable {
        var kept: Kept
        var blob: String?
        /// Bytes, wherever they stand.
        var size: Int
    }

    /// What one look at the backlog read.
    private struct Look: Sendable {
        var found: [StoredThing] = []
        var bytes = 0
        var unreadable: [(RowID, ChannelName)] = []

        /// A channel of a kind that this binary does not know has no place in any count: what came by it waits for a newer one.
        mutating func take(_ row: borrowing SQLRow) {
            if let thing = SQLFiler.kept(row) {
                found.append(thing)
                bytes += thing.size
            } else if let channel = RowKeys.channel(row, 1) {
                unreadable.append((row.id(0), channel))
            }
        }
    }

    /// Nil for a row that this binary cannot read.
    private static func kept(_ row: borrowing SQLRow) -> StoredThing? {
        guard let kind = ChannelKind(rawValue: row.text(1)), let source = SourceID(row.text(3)),
            let format = ReceivedFormat(rawValue: row.text(5))
        else { return nil }
        let received = Received(
            channel: ChannelName(kind: kind, id: row.text(2)), sourceID: source, lane: row.text(4), format: format,
            arrivedAt: row.moment(6), bytes: row.bytes(10), session: row.optionalID(7),
            envelope: ReceivedRows.envelope(row.text(9)))
        return StoredThing(
            kept: Kept(id: row.id(0), received: received, attempts: row.int(12)), blob: row.optionalText(11),
            size: row.int(8))
    }

    static let waitingIDs = SQLStatement(
        "SELECT id FROM received WHERE state = 'kept' ORDER BY id LIMIT $1")

    private static let kept = SQLStatement(
        """
        SELECT r.id, r.channel_kind, r.channel, r.source_id, r.lane, r.format, r.arrived_at, r.session, r.size,
            r.envelope, w.bytes, w.blob, r.attempts
        FROM received r JOIN raw w ON w.received = r.id WHERE r.id = $1 AND r.state = 'kept'
        """)

    /// By an expression, or the unique index's order would tempt SQLite into reading every row ever kept.
    static let waiting = SQLStatement(
        """
        SELECT channel || '' AS name, COUNT(*), MIN(kept_at) FROM received WHERE state = 'kept'
        GROUP BY name ORDER BY name
        """)
}
