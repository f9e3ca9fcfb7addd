package import Intake

/// Leases as rows of the table `lease`.
package struct SQLLeases: Leases {
    private let database: any SQLDatabase

    private static let acquiring = SQLStatement(
        """
        INSERT INTO lease (name, owner, until_ms, fence) VALUES ($1, $2, $3, 1)
        ON CONFLICT (name) DO UPDATE SET owner = $2, until_ms = $3, fence = lease.fence + 1
        WHERE lease.until_ms <= $4 OR lease.owner = $2
        RETURNING fence
        """)
    private static let renewing = SQLStatement(
        """
        UPDATE lease SET until_ms = $4
        WHERE name = $1 AND owner = $2 AND fence = $3 AND until_ms > $5
        """)
    private static let releasing = SQLStatement(
        "UPDATE lease SET until_ms = 0 WHERE name = $1 AND owner = $2 AND fence = $3")
    private static let holding = SQLStatement(
        "SELECT 1 FROM lease WHERE name = $1 AND owner = $2 AND fence = $3 AND until_ms > $4 {for_update}")

    package init(_ database: any SQLDatabase) { self.database = database }

    package func acquire(
        _ name: String, owner: String, for duration: Duration, at now: Moment
    ) async throws(StoreFailure) -> Lease? {
        let until = now + duration
        let fence = try await database.write(.keep) { session throws(StoreFailure) in
            try session.first(
                Self.acquiring, [.text(name), .text(owner), .moment(until), .moment(now)]
            ) { $0.int64(0) }
        }
        return fence.map { Lease(name: name, owner: owner, until: until, fence: $0) }
    }

    package func renew(_ lease: Lease, for duration: Duration, at now: Moment) async throws(StoreFailure) -> Lease? {
        let until = now + duration
        let changed = try await database.write(.keep) { session throws(StoreFailure) in
            try session.execute(
                Self.renewing,
                [.text(lease.name), .text(lease.owner), .int64(lease.fence), .moment(until), .moment(now)])
        }
        return changed == 0
            ? nil : Lease(name: lease.name, owner: lease.owner, until: until, fence: lease.fence)
    }

    package func release(_ lease: Lease) async throws(StoreFailure) {
        try await database.write(.keep) { session throws(StoreFailure) in
            _ = try session.execute(
                Self.releasing, [.text(lease.name), .text(lease.owner), .int64(lease.fence)])
        }
    }

    /// Whether `lease` still holds, asked within the transaction that does what it allows: this is what the fence is for, since
    /// a holder that slept may not know that it has lost the lease.
    package static func holds(
        _ lease: Lease, at now: Moment, in session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.exists(
            holding, [.text(lease.name), .text(lease.owner), .int64(lease.fence), .moment(now)])
    }
}
