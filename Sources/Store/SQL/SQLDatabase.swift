package import Intake

/// A database behind its driver. All calls may be made from any task; none blocks the cooperative pool.
package protocol SQLDatabase: Sendable {
    var dialect: Dialect { get }

    /// Which rows of the desk's tables were written through this database.
    var changes: RowChanges { get }

    /// What the write queue has done; zeros where the database is open for reading only.
    var figures: WriteFigures { get }

    /// Runs `body` in a transaction that may be shared with other callers and returns when it is durable. Where `body` throws,
    /// what it wrote is undone and the error is passed on; the others of the same commit are not touched.
    ///
    /// `body` runs on the writer's thread without any `await`. It must have no effect outside the session, since it may be
    /// run again (on PostgreSQL after a serialisation failure; here when another body of the same commit throws or is refused).
    ///
    /// A caller's cancellation is not heeded: the body may be in a commit already, and its caller must learn whether it is.
    ///
    /// - Parameter bytes: what the body holds until it has run, about: what waits is bounded by it, too.
    /// - Throws: the body's error; `.unavailable` where too many or too much waits already, the database is locked or closing; `.full`.
    func write<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T

    /// The same without a task that waits: calls `settled` once with what `write` would have returned or thrown, mostly on the
    /// writer's thread, which it must not hold up.
    func submit<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T,
        settled: @escaping @Sendable (Result<T, StoreFailure>) -> Void
    )

    /// Runs `body` on one consistent state of the database. It sees every write that returned before the call.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T

    /// Finishes what was accepted and closes. Later calls are refused as `.unavailable`.
    func close() async
}

extension SQLDatabase {
    /// The same for a body that holds next to nothing.
    package func write<T: Sendable>(
        _ urgency: WriteUrgency, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        try await write(urgency, bytes: 0, body)
    }

    package func write<T: Sendable>(
        _ urgency: WriteUrgency, bytes: Int, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        let result: Result<T, StoreFailure> = await withCheckedContinuation { continuation in
            submit(urgency, bytes: bytes, body) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }
}
