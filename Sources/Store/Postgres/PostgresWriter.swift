import Intake

/// The one connection of this node that writes. The write queue before it calls it on one thread. What the node holds (its slot, its
/// duties) it holds by this connection.
final class PostgresWriter: Committer {
    private let connection: PostgresConnection
    private let limits: WriteLimits
    private let attempts: Int

    private let committed: @Sendable () -> Void
    private let news: NodeNews

    /// - Parameters:
    ///   - role: one that writes.
    ///   - witness: of a serving node.
    ///   - committed: called after each commit.
    ///   - news: told where the connection is lost, and where another node has taken the slot.
    init(
        url: PostgresURL, role: PostgresRole, settings: PostgresSettings, witness: HistoryWitness?,
        committed: @escaping @Sendable () -> Void, news: NodeNews
    ) {
        self.committed = committed
        self.news = news
        connection = PostgresConnection(url: url, role: role, settings: settings, witness: witness)
        connection.whenClosed = { [news] in news.disconnected() }
        limits = settings.queue
        attempts = settings.attempts
    }

    /// Connects, and looks whether the database is as our promises need it. Blocks.
    ///
    /// - Returns: the writer slot of a serving node.
    func open() throws(StoreFailure) -> Int? {
        try connection.take(within: connection.settings.takeover) { $0.connection.slot }
    }

    func commit(_ jobs: [any WriteJob], isAwaited: @escaping () -> Bool) -> CommitReport {
        do throws(StoreFailure) {
            defer {
                if connection.isSuperseded { news.superseded() }
                news.note(connection.loss)
            }
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
