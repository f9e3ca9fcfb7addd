package import Intake

/// Keeps what arrives: one commit for all who keep at the same time, durable when it returns.
package struct SQLKeeper: Keeper {
    private let database: any SQLDatabase
    private let raw: RawBytes
    private let rows: ReceivedRows
    private let doorbell: Doorbell

    /// - Parameter doorbell: rung after each commit, for filing.
    init(database: any SQLDatabase, raw: RawBytes, rows: ReceivedRows, doorbell: Doorbell) {
        self.database = database
        self.raw = raw
        self.rows = rows
        self.doorbell = doorbell
    }

    package func keep(_ received: Received) async throws(StoreFailure) -> KeepOutcome {
        let outcomes = try await keep([received])
        guard let outcome = outcomes.first else { throw StoreFailure(.refused, "nothing to keep") }
        return outcome
    }

    package func keep(
        _ received: Received, settled: @escaping @Sendable (Result<KeepOutcome, StoreFailure>) -> Void
    ) -> Bool {
        guard RawBytes.fitInRow(received.bytes) else { return false }
        let (rows, doorbell, id) = (rows, doorbell, rows.ids.next())
        database.submit(.keep, bytes: received.bytes.count) { session throws(StoreFailure) in
            var sums = RollupSums()
            let outcomes = try rows.keep([Arrival(received: received, id: id)], &sums, session)
            try rows.book.write(sums, session)
            guard let outcome = outcomes.first else { throw StoreFailure(.refused, "nothing to keep") }
            return outcome
        } settled: { result in
            if case .success = result { doorbell.ring() }
            settled(result)
        }
        return true
    }

    package func keep(_ received: [Received]) async throws(StoreFailure) -> [KeepOutcome] {
        try await keep(received, also: nil)
    }

    /// Keeps a batch and runs `also` in the same transaction: a mailbox moves its cursor there.
    func keep(_ received: [Received], also: Also?) async throws(StoreFailure) -> [KeepOutcome] {
        // Files and their folders are synced before the commit that names them (DESIGN §5).
        let names = try await raw.put(received.map(\.bytes))
        let arrivals = zip(received, names).map { Arrival(received: $0, id: rows.ids.next(), blob: $1) }
        let outcomes = try await write(arrivals, also)
        doorbell.ring()
        return outcomes
    }

    private func write(_ arrivals: [Arrival], _ also: Also?) async throws(StoreFailure) -> [KeepOutcome] {
        let rows = rows
        let bytes = arrivals.reduce(0) { $0 + $1.received.bytes.count }
        return try await database.write(.keep, bytes: bytes) { session throws(StoreFailure) -> [KeepOutcome] in
            var sums = RollupSums()
            let outcomes = try rows.keep(arrivals, &sums, session)
            try also?.run(outcomes, session)
            try rows.book.write(sums, session)
            return outcomes
        }
    }

    /// What else is written in the transaction that keeps a batch.
    struct Also: Sendable {
        let run: @Sendable ([KeepOutcome], any SQLSession) throws(StoreFailure) -> Void
    }
}
