package import Intake
import Reports

/// Makes a PostgreSQL database safe to serve that PostgreSQL itself has taken back to an earlier time: what `StoreRestoration` does to the
/// rows of a backup, and another history, so that nodes which saw the later time serve it again.
package struct StoreSettling: Sendable {
    /// What was found and done.
    package struct Settled: Sendable {
        /// The schema steps by which it was brought up to date.
        package var steps: [Int]
        /// Messages that waited to be sent then: they are reconciled or sent under the same ids.
        package var unsent: Int
        /// Blobs that it names and that are nowhere whole.
        package var missing: [BlobID] = []
        /// Why not all blobs could be looked at; nil where they were.
        package var blobFailure: StoreFailure?
        /// Where a recount of the ledger differs; none where it agrees.
        package var ledgerFaults: [String]
    }

    private static let history = SQLStatement(
        "INSERT INTO store_history (id, number) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET number = excluded.number")
    /// They saw what is no longer there.
    private static let witnesses = SQLStatement("DELETE FROM history_witness")
    /// Addresses of one look.
    private static let page = 1_000

    private let database: any SQLDatabase
    private let reads: PatientReads
    private let clock: any WallClock
    private let schema: Schema

    /// - Parameters:
    ///   - database: of PostgreSQL, open for moving, so that nobody serves it.
    ///   - pauses: for those between attempts to read a blob.
    package init(
        database: any SQLDatabase, blobs: any Blobs, schema: Schema = .intake, clock: any WallClock,
        pauses: any Clock<Duration> = ContinuousClock()
    ) {
        self.database = database
        reads = PatientReads(blobs: blobs, clock: pauses)
        self.schema = schema
        self.clock = clock
    }

    /// When this returns, all is on the server's disk. May be run again: it does the same anew.
    ///
    /// - Throws: `.refused` for the embedded engine, or where a store is being moved into the database; `.damaged` where its schema is a newer
    ///   program's.
    package func settle(watch: BackupWatch = BackupWatch()) async throws(StoreFailure) -> Settled {
        guard database.dialect.engine == .postgres else {
            throw StoreFailure(.refused, "only PostgreSQL takes a database back in time; use `intake restore`")
        }
        try await StoreMove.requireWhole(database)
        let steps = try await schema.migrate(database, at: clock.now())
        watch.told(.checking)
        let ids = RowIDSource(clock: clock, after: try await NewestRow.id(in: database))
        let (rows, now) = (RestoredRows(ids: ids), clock.now())
        let unsent = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(Self.witnesses)
            try session.execute(Self.history, [.int64(Int64.random(in: 1...(.max)))])
            return try rows.write("PostgreSQL's own", at: now, session)
        }
        let ledger = LedgerFaults(try await SQLLedgerAuditing(database: database).audit())
        var settled = Settled(steps: steps, unsent: unsent, ledgerFaults: ledger.lines)
        // Last, since it may take hours, and a city can be served whose blobs are away.
        do throws(StoreFailure) {
            try await look(for: &settled.missing, watch)
        } catch {
            settled.blobFailure = error
        }
        return settled
    }

    /// Names the blobs that are not there whole.
    private func look(for missing: inout [BlobID], _ watch: BackupWatch) async throws(StoreFailure) {
        var (last, done) = ("", 0)
        while true {
            let names = try await database.read { [last] session throws(StoreFailure) in
                try session.all(BlobNames.sized, [.text(last), .int(Self.page)]) { $0.text(0) }
            }
            guard let end = names.last else { return }
            var ids: [BlobID] = []
            for name in names where name != ids.last?.hexadecimal { if let id = BlobID(name) { ids.append(id) } }
            let found = await BlobLook(reads: reads, watch: watch).look(at: ids, after: done)
            missing += found.missing
            done = found.done
            if let failure = found.failure { throw failure }
            last = end
        }
    }
}
