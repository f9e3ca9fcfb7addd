package import Intake

/// A data folder's database, `intake.sqlite`, on the system's SQLite through GRDB: one writer whose callers share commits, and
/// a few readers. What a write returned is on the disk (`synchronous=FULL`, read back at the opening).
package final class SQLiteDatabase: SQLDatabase {
    package let dialect = Dialect.sqlite
    package let changes = RowChanges()
    private let lock: GatewayLock?
    private let writer: SQLiteWriter?
    private let writes: WriteQueue?
    private let reads: BlockingQueue<SQLiteConnection>
    private let readers: [SQLiteConnection]

    /// Opens the database of `folder`, and makes both unless it is only to be read. Blocks for some milliseconds; longer after
    /// a crash, while SQLite reads its log.
    ///
    /// - Throws: `.unavailable` where another gateway serves the folder, or SQLite's settings are not as they must be;
    ///   `.missing` where there is nothing to read; `.damaged`.
    package init(
        folder: String, purpose: StorePurpose, settings: SQLiteSettings = SQLiteSettings()
    ) throws(StoreFailure) {
        let path = folder + "/intake.sqlite"
        let isReadOnly = purpose == .read || purpose == .inspect
        if !isReadOnly { try Folder.make(folder) }
        lock = purpose == .serve || purpose == .move ? try GatewayLock(folder: folder) : nil
        if purpose == .serve { try FillingDatabase.removeLeft(in: folder) }
        if isReadOnly {
            guard Folder.holdsFile(path) else {
                throw StoreFailure(.missing, "there is no database in the data folder; `intake serve` makes it")
            }
            writer = nil
            writes = nil
        } else {
            let writer = try SQLiteWriter(
                path: path, settings: settings, isBesideGateway: purpose == .work, changes: changes)
            self.writer = writer
            writes = WriteQueue(limits: settings.queue, committer: writer)
        }
        var readers: [SQLiteConnection] = []
        for _ in 0..<max(1, settings.readers) {
            readers.append(
                try SQLiteConnection(
                    path: path, role: purpose == .inspect ? .inspector : .reader, settings: settings))
        }
        self.readers = readers
        reads = BlockingQueue(name: "store reader", limit: settings.waitingReads, resources: readers)
    }

    /// What the write queue has done; zeros where the database is open for reading only.
    package var figures: WriteFigures { writes?.figures ?? WriteFigures() }

    /// Commits that reached the log, as SQLite itself counts them.
    package var commits: Int { writer?.commits ?? 0 }

    package func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        guard let writes else {
            return settled(.failure(StoreFailure(.refused, "the database is open for reading only")))
        }
        writes.submit(urgency, bytes: bytes, body, settled: settled)
    }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await reads.run { connection throws(StoreFailure) in
            try connection.use { session throws(StoreFailure) in
                try session.beginReading()
                defer { session.rollback() }
                return try body(session)
            }
        }
    }

    /// Finishes what was accepted, carries the log over and closes. Later calls are refused as `.unavailable`.
    package func close() async {
        await writes?.close()
        await reads.close()
        for reader in readers { reader.close() }
        await writer?.close()
        lock?.release()
    }
}
