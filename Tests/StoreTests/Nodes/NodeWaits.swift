import Intake
import Store
import TestKit

/// What the writing connections of a database's nodes wait for, looked at again and again while something runs.
actor NodeWaits {
    /// How often the server was looked at.
    private(set) var samples = 0
    /// By what it was for, how often a connection was seen to wait; `at work` where it did not.
    private(set) var counts: [String: Int] = [:]
    /// Of those, the waits for a lock that another node's writing connection held. A table's growth is not among them: whoever makes room
    /// for new rows has that lock for as long as that takes, whatever is written.
    private(set) var amongNodes: [String: Int] = [:]

    private let database: PostgresDatabase

    /// `pg_stat_activity` and `pg_blocking_pids` (postgresql.org/docs/15/monitoring-stats.html, 28.2.3). Readers are called `intake` alone.
    private static let select = SQLStatement(
        once: """
            SELECT CASE WHEN a.state <> 'active' THEN '-' ELSE
                    COALESCE(a.wait_event_type || ' ' || a.wait_event, 'at work') END,
                CASE WHEN a.wait_event_type = 'Lock' AND a.wait_event <> 'extend' AND EXISTS (
                    SELECT 1 FROM unnest(pg_blocking_pids(a.pid)) AS b (pid) JOIN pg_stat_activity o ON o.pid = b.pid
                    WHERE o.application_name LIKE 'intake %') THEN 1 ELSE 0 END
            FROM pg_stat_activity a
            WHERE a.datname = current_database() AND a.application_name LIKE 'intake %'
            """)

    init(of folder: TemporaryFolder) async throws {
        let url = try await PostgresDatabases.shared.url(of: folder, isMigrated: true)
        database = try await PostgresDatabase.open(url, purpose: .read)
    }

    /// Looks until `work` is done.
    func sample(during work: () async throws -> Void) async throws {
        let looking = Task { try await look() }
        do {
            try await work()
        } catch {
            looking.cancel()
            throw error
        }
        looking.cancel()
        try await looking.value
        await database.close()
    }

    private func look() async throws {
        while !Task.isCancelled {
            let seen = try await database.read { session throws(StoreFailure) in
                try session.all(Self.select, []) { (event: $0.text(0), isAmongNodes: $0.flag(1)) }
            }
            samples += 1
            for (event, isAmongNodes) in seen where event != "-" {
                counts[event, default: 0] += 1
                if isAmongNodes { amongNodes[event, default: 0] += 1 }
            }
        }
    }

    /// For people.
    var table: String {
        let lines = counts.sorted { $0.value > $1.value }.map { "\($0.value)\t\($0.key)" }
        return "\(samples) looks\n" + lines.joined(separator: "\n")
    }
}
