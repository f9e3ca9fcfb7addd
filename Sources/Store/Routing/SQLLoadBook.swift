package import Intake

/// Counts what is open where, in one pass over the open requests.
package struct SQLLoadBook: LoadBook {
    /// Open requests that are counted: with more, every queue is full.
    private static let most = 100_000

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func loads() async throws(StoreFailure) -> [RoutingLoad.Place: Int] {
        try await database.read { session throws(StoreFailure) in
            let rows = try session.all(Self.open, [.int(Self.most)]) {
                (department: $0.text(0), queue: $0.text(1), team: $0.optionalText(2), count: $0.int(3))
            }
            var loads: [RoutingLoad.Place: Int] = [:]
            for row in rows {
                loads[.department(row.department), default: 0] += row.count
                loads[.queue(row.queue), default: 0] += row.count
                if let team = row.team { loads[.team(team), default: 0] += row.count }
            }
            return loads
        }
    }

    static let open = SQLStatement(
        """
        SELECT o.department, o.queue, t.name, COUNT(*)
        FROM (SELECT id, department, queue FROM service_request WHERE status IN ('triage', 'assigned')
            ORDER BY priority, id LIMIT $1) o
            LEFT JOIN work w ON w.request = o.id LEFT JOIN team t ON t.id = w.team
        GROUP BY o.department, o.queue, t.name
        """)
}
