package import Intake

/// A database behind its driver. All calls may be made from any task; none blocks the cooperative pool.
package protocol SQLDatabase: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` in a transaction that may be shared with other callers and returns when it is durable. Where `body` throws,
    /// what it wrote is undone and the error is passed on; the others of the same commit are not touched.
    ///
    /// `body` runs on the writer's thread without any `await`. It must have no effect outside the session, since it may be
    /// run again (on PostgreSQL after a serialisation failure; here when a commit shared with others was refused).
    ///
    /// - Throws: the body's error; `.unavailable` where too many wait already, the database is locked or closing; `.full`.
    func write<T: Sendable>(
        _ urgency: WriteUrgency, _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T

    /// Runs `body` on one consistent state of the database. It sees every write that returned before the call.
    func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T
}
