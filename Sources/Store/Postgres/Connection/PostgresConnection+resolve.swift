import Intake

extension PostgresConnection {
    /// Asks what became of a transaction whose COMMIT was sent when the connection broke.
    ///
    /// - Parameter transaction: its number (`pg_current_xact_id`).
    /// - Throws: `.unavailable` where it was undone, or nobody could be asked in time: then whoever sent it sends it again, and its unique
    ///   ids tell whether it was kept.
    func resolve(_ transaction: String) throws(StoreFailure) {
        let clock = ContinuousClock()
        let deadline = clock.now + settings.commitResolution
        while clock.now < deadline {
            switch try? status(of: transaction) {
            case "committed": return
            case "aborted": throw StoreFailure(.unavailable, "the connection to PostgreSQL broke before the commit")
            // In progress still, or the server is not back yet.
            default: WorkerThread.pause(.milliseconds(50))
            }
        }
        throw StoreFailure(
            .unavailable, "the connection to PostgreSQL broke in a commit, and nobody tells what became of it")
    }

    private func status(of transaction: String) throws(StoreFailure) -> String {
        try use { session throws(StoreFailure) in
            let statement = SQLStatement(once: "SELECT pg_xact_status(CAST($1 AS TEXT)::xid8)")
            return try session.first(statement, [.text(transaction)]) { $0.text(0) } ?? ""
        }
    }
}
