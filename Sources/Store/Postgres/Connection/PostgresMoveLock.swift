import Intake

/// The lock between those who write a database and one who moves all of it (`StoreMove`). Whoever writes shares it, for as long as the
/// writing connection lasts; a move has it alone, so that nobody writes what it copies, or serves what is half a store.
enum PostgresMoveLock {
    /// It goes with its connection, like every lock of the family.
    private static let key = "\(NodeLocks.family), \(NodeLocks.moving)"
    /// Of all who hold a lock that belongs to 311.
    private static let others = """
        SELECT CAST(COUNT(*) AS TEXT) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = \(NodeLocks.family) AND granted AND pid <> pg_backend_pid()
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """

    /// For one who writes.
    ///
    /// - Throws: `.unavailable` while the database is being moved.
    static func share(_ session: PostgresSession) throws(StoreFailure) {
        guard try answer("SELECT CAST(pg_try_advisory_lock_shared(\(key)) AS TEXT)", session) == "true" else {
            throw refusal(session, "the database is being moved by `intake migrate-store`")
        }
    }

    /// For one who moves it.
    ///
    /// - Throws: `.unavailable` where a gateway serves the database, a command writes it, or another move has it.
    static func take(_ session: PostgresSession) throws(StoreFailure) {
        guard try answer("SELECT CAST(pg_try_advisory_lock(\(key)) AS TEXT)", session) == "true",
            // An older program's gateway does not share it.
            try answer(others, session) == "0"
        else {
            throw refusal(session, "a gateway serves this database, or a command is at work on it; stop it first")
        }
    }

    private static func answer(_ question: String, _ session: PostgresSession) throws(StoreFailure) -> String {
        PostgresColumns(try session.simple(question), row: 0).text(0)
    }

    /// Whoever has just closed a connection may hold its locks for a moment more.
    private static func refusal(_ session: PostgresSession, _ reason: String) -> StoreFailure {
        session.connection.isHeldByAnother = true
        return StoreFailure(.unavailable, reason)
    }
}
