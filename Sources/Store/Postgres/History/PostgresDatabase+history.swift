package import Intake

extension PostgresDatabase {
    /// Has this node's witness take note that the database is still there.
    ///
    /// - Returns: the number of the database's history; nil without a witness.
    @discardableResult
    package func witnessed() async throws(StoreFailure) -> Int64? {
        guard let witness else { return nil }
        let raised = try await write(.keep) { session throws(StoreFailure) in try witness.raise(session) }
        try await BackupThread.run { () throws(StoreFailure) in
            try witness.acknowledged(raised.history, raised.number)
        }
        return raised.history
    }
}

extension PostgresSession {
    /// - Throws: `.unavailable` where the database was taken back in time, or is another by now.
    func requireHistory() throws(StoreFailure) {
        guard let witness = connection.witness else { return }
        guard try !witness.isOther(self) else {
            connection.superseded()
            throw StoreFailure(.unavailable, "the database was restored since this node began with it")
        }
        try witness.require(self)
    }
}
