package import Intake

/// A PostgreSQL database behind libpq: one connection that writes, whose commits callers share, and some that read, each on a thread of its
/// own. Several nodes may serve it at once, each with a writer slot of its own.
package final class PostgresDatabase: SQLDatabase {
    package let dialect = Dialect.postgres
    package let changes = RowChanges()
    package let news = NodeNews()
    /// The writer slot of a serving node; nil for a command's.
    package let slot: Int?
    private let writer: PostgresWriter?
    private let listener: PostgresListener?
    private let writes: WriteQueue?
    private let reads: BlockingQueue<PostgresConnection>
    private let readers: [PostgresConnection]
    let witness: HistoryWitness?

    /// Connects. Blocks until a server has answered or could not be reached.
    ///
    /// - Throws: `.unavailable` where no server is reached, or it is not as it must be.
    private init(
        _ url: PostgresURL, purpose: StorePurpose, settings: PostgresSettings, witness: HistoryWitness?
    ) throws(StoreFailure) {
        self.witness = witness
        readers = (0..<max(1, settings.readers)).map { _ in
            PostgresConnection(url: url, role: .reader, settings: settings)
        }
        switch purpose {
        case .serve, .work, .move:
            let listener =
                purpose == .serve
                ? PostgresListener(url: url, settings: settings, changes: changes, news: news) : nil
            let role: PostgresRole = purpose == .serve ? .servingWriter : purpose == .work ? .writer : .mover
            let writer = PostgresWriter(
                url: url, role: role, settings: settings, witness: purpose == .serve ? witness : nil,
                committed: { listener?.committed() }, news: news)
            slot = try writer.open()
            listener?.start()
            self.listener = listener
            self.writer = writer
            writes = WriteQueue(limits: settings.queue, committer: writer)
        case .read, .inspect:
            (writer, listener, writes, slot) = (nil, nil, nil, nil)
            try readers[0].use { session throws(StoreFailure) in
                session.beginReading()
                defer { session.rollback() }
                try PostgresChecks.require(session)
            }
        }
        reads = BlockingQueue(name: "store reader", limit: settings.waitingReads, resources: readers)
    }

    /// Opens it on a thread of its own.
    ///
    /// - Parameter witness: what a serving node knows of the database's history; without one it takes the database as it is.
    package static func open(
        _ url: PostgresURL, purpose: StorePurpose, settings: PostgresSettings = PostgresSettings(),
        witness: HistoryWitness? = nil
    ) async throws(StoreFailure) -> PostgresDatabase {
        let result: Result<PostgresDatabase, StoreFailure> = await withCheckedContinuation { continuation in
            WorkerThread.start("store opening") {
                do throws(StoreFailure) {
                    continuation.resume(
                        returning: .success(
                            try PostgresDatabase(url, purpose: purpose, settings: settings, witness: witness)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    package var figures: WriteFigures { writes?.figures ?? WriteFigures() }

    package func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    ) {
        guard let writes else {
            return settled(.failure(StoreFailure(.refused, "the database is open for reading only")))
        }
        let (hold, asked) = (DutyHold.current, ContinuousClock.now)
        let fenced: @Sendable (any SQLSession) throws(StoreFailure) -> T = { session throws(StoreFailure) in
            try (session as? PostgresSession)?.require(hold, asked: asked)
            return try body(session)
        }
        writes.submit(urgency, bytes: bytes, fenced, settled: settled)
    }

    package func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        guard GivenUpReads.areAllowed else { return try await read(for: nil, body) }
        let caller = PatientCaller()
        let result: Result<T, StoreFailure> = await withTaskCancellationHandler {
            do throws(StoreFailure) {
                return .success(try await read(for: caller, body))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            caller.giveUp()
        }
        return try result.get()
    }

    private func read<T: Sendable>(
        for caller: PatientCaller?, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await reads.run { connection throws(StoreFailure) in
            try connection.use(for: caller) { session throws(StoreFailure) in
                session.beginReading()
                defer { session.rollback() }
                return try body(session)
            }
        }
    }

    /// What of the server's settings lets it lose what it has acknowledged, and of the way to it lets others read it, or that it has lost
    /// such already, each as a sentence.
    package func doubts() async throws(StoreFailure) -> [String] {
        try await read { session throws(StoreFailure) in
            let link = (session as? PostgresSession)?.connection.link?.doubt
            let loss = try HistoryLoss.isNoted(session) ? [HistoryLoss.noted.detail] : []
            return try loss + PostgresChecks.doubts(session) + (link.map { [$0] } ?? [])
        }
    }

    /// Looks at who holds what, and takes what this node wants and nobody holds.
    func look(wanting duties: [Duty], patience: Duration) async throws(StoreFailure) -> NodeLook {
        try await write(.keep) { session throws(StoreFailure) in
            guard let session = session as? PostgresSession else { return NodeLook() }
            return try session.look(wanting: duties, patience: patience)
        }
    }

    /// Gives a duty back; nothing happens where it is lost already.
    func giveBack(_ hold: DutyHold) async throws(StoreFailure) {
        try await write(.keep) { session throws(StoreFailure) in
            try (session as? PostgresSession)?.giveBack(hold)
        }
    }

    package func close() async {
        await writes?.close()
        await reads.close()
        for reader in readers { reader.close() }
        await listener?.close()
        writer?.close()
    }
}
