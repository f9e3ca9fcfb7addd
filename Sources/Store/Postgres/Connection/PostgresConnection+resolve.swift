import Intake

extension PostgresConnection {
    private enum Outcome {
        case committed
        case undone
        /// The server still works on it.
        case open
    }

    /// Whether the process that had the broken connection is still there.
    private static let isAlive = SQLStatement(
        "SELECT 1 FROM pg_stat_activity WHERE pid = CAST($1 AS INTEGER) AND application_name = $2")

    /// Asks what became of a transaction whose COMMIT was sent when the connection broke: on a connection of its own, since the broken one
    /// may still hold this node's slot.
    ///
    /// - Throws: `.unavailable` where it was undone, or nobody could be asked in time: then whoever sent it sends it again, and its unique
    ///   ids tell whether it was kept.
    func resolve(_ mark: CommitMark) throws(StoreFailure) {
        let clock = ContinuousClock()
        let deadline = clock.now + settings.commitResolution
        let asking = another(as: .writer)
        defer { asking.close() }
        while clock.now < deadline {
            switch try? outcome(of: mark, asking) {
            case .committed: return
            case .undone: throw StoreFailure(.unavailable, "the connection to PostgreSQL broke before the commit")
            // In progress still, or the server is not back yet.
            case .open, nil: WorkerThread.pause(.milliseconds(50))
            }
        }
        throw StoreFailure(
            .unavailable, "the connection to PostgreSQL broke in a commit, and nobody tells what became of it")
    }

    private func outcome(of mark: CommitMark, _ asking: PostgresConnection) throws(StoreFailure) -> Outcome {
        try asking.use { session throws(StoreFailure) in
            session.beginReading()
            defer { session.rollback() }
            // In this order: once the process is gone, what it committed is seen by whoever looks then.
            guard try !session.exists(Self.isAlive, [.int(Int(process)), .text(node.text)]) else { return .open }
            session.rollback()
            session.beginReading()
            let last = try session.first(CommitMark.select, [.int64(mark.writer)]) { $0.int64(0) }
            session.rollback()
            guard last == mark.number else { return .undone }
            // A standby may not have confirmed it when the connection broke. A later commit waits for all before it.
            try session.beginWriting()
            asking.forgetWarnings()
            try session.end(with: mark)
            return asking.wasWarned ? .open : .committed
        }
    }
}
