package import Intake

/// Files what was kept: for each message its facts, the pure decision and the changes, in one transaction a batch.
package struct SQLFiler: Filer {
    let database: any SQLDatabase
    private let blobs: RawBytes
    let reads: BlobReads
    let rows: ReceivedRows
    let reader: FactsReader
    let quarantine: QuarantineRows
    /// Rung after each commit that may have written outbox rows.
    private let doorbell: Doorbell
    /// Told of what is put aside while the backlog is read: no outcome of a filing says so.
    let report: @Sendable (FilingNews) -> Void

    init(
        database: any SQLDatabase, blobs: RawBytes, rows: ReceivedRows, windows: FactsWindows, doorbell: Doorbell,
        report: @escaping @Sendable (FilingNews) -> Void
    ) {
        self.database = database
        self.blobs = blobs
        reads = BlobReads(blobs: blobs)
        self.rows = rows
        self.doorbell = doorbell
        self.report = report
        reader = FactsReader(windows: windows)
        quarantine = QuarantineRows(rows: rows)
    }

    package func kept(_ id: RowID) async throws(StoreFailure) -> Kept? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(BacklogLook.kept, [.id(id)]) { BacklogLook.thing($0) } ?? nil
        }
        guard let found else { return nil }
        var kept = found.kept
        if let blob = found.blob { kept.received.bytes = try await blobs.get(blob) }
        return kept
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

    /// By an expression, or the unique index's order would tempt SQLite into reading every row ever kept.
    static let waiting = SQLStatement(
        """
        SELECT channel || '' AS name, COUNT(*), MIN(kept_at) FROM received WHERE state = 'kept'
        GROUP BY name ORDER BY name
        """)
}
