import Intake

/// The one connection of this node that writes. The write queue before it calls it on one thread.
final class PostgresWriter: Committer {
    private let connection: PostgresConnection
    private let limits: WriteLimits
    private let attempts: Int

    private let committed: @Sendable () -> Void

    /// - Parameters:
    ///   - role: one that writes.
    ///   - committed: called after each commit.
    init(
        url: PostgresURL, role: PostgresRole, settings: PostgresSettings, committed: @escaping @Sendable () -> Void
    ) {
        self.committed = committed
        connection = PostgresConnection(url: url, role: role, settings: settings)
        limits = settings.queue
        attempts = settings.attempts
    }

    /// Connects, and looks whether the database is as our promises need it. Blocks.
    func open() throws(StoreFailure) {
        try connection.take(within: connection.settings.takeover) { session throws(StoreFailure) in
            try session.beginReading()
            defer { session.rollback() }
            try PostgresChecks.require(session)
        }
    }

    func commit(_ jobs: [any WriteJob], isAwaited: @escaping () -> Bool) -> CommitReport {
        do throws(StoreFailure) {
            return try connection.use { session in
                session.awaited = isAwaited
                var group = CommitGroup(session: session, limits: limits, attempts: attempts)
                let report = group.commit(jobs)
                if !report.durable.isEmpty { committed() }
                return report
            }
        } catch {
            return CommitReport(failing: jobs, error)
        }
    }

    func tidy() {}

    func rest() {}

    /// Called when the queue has ended its thread.
    func close() { connection.close() }
}
