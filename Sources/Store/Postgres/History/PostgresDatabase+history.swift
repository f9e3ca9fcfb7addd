package import Intake

extension PostgresDatabase {
    /// Has this node's witness take note that the database is still there.
    ///
    /// - Returns: the number of the database's history; nil without a witness.
    /// - Throws: `.unavailable` also where this node or another has found that the database has lost what it acknowledged.
    @discardableResult
    package func witnessed() async throws(StoreFailure) -> Int64? {
        guard let witness else { return nil }
        let raised = try await write(.keep) { session throws(StoreFailure) in
            let raised = try witness.raise(session)
            guard try HistoryLoss.isNoted(session) else { return raised }
            throw (session as? PostgresSession)?.heldUp() ?? HistoryLoss.noted
        }
        try await BackupThread.run { () throws(StoreFailure) in try witness.acknowledged(raised) }
        return raised.history
    }
}

extension PostgresSession {
    /// - Throws: `.unavailable` where the database was taken back in time, which is noted there for all nodes, or is another by now.
    func requireHistory() throws(StoreFailure) {
        connection.loss = nil
        guard let witness = connection.witness else { return }
        let (lost, isNoted) = try look(witness)
        if let lost {
            // Where it cannot be noted now it is at the next attempt.
            try? HistoryLoss.note(lost, by: connection.node.text, self)
            connection.loss = HistoryLoss.found
        } else if isNoted {
            connection.loss = HistoryLoss.noted
        }
        if let loss = connection.loss { throw loss }
    }

    /// Another node has noted a loss. Everybody writes by this connection; the next one is refused before it writes anything.
    func heldUp() -> StoreFailure {
        connection.loss = HistoryLoss.noted
        connection.close()
        return HistoryLoss.noted
    }

    /// - Returns: the history in which it has lost what this node knows of, and whether somebody has noted a loss.
    private func look(_ witness: HistoryWitness) throws(StoreFailure) -> (lost: Int64?, isNoted: Bool) {
        beginReading()
        defer { rollback() }
        guard try !witness.isOther(self) else {
            connection.superseded()
            throw StoreFailure(.unavailable, "the database was restored since this node began with it")
        }
        return (try witness.loss(self), try HistoryLoss.isNoted(self))
    }
}
