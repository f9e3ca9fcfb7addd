package import Intake

/// What was kept but could not be processed: put aside, counted, handed back.
package struct SQLQuarantineDesk: QuarantineDesk {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func quarantine(_ kept: RowID, reason: String, at: Moment) async throws(StoreFailure) {
        try await database.write(.file) { session throws(StoreFailure) in
            guard let channel = try session.first(Self.channelOf, [.id(kept)], { RowKeys.channel($0, 0) }) ?? nil else {
                throw StoreFailure(.missing, "no such received row")
            }
            var sums = RollupSums()
            try QuarantineRows(rows: rows).add(kept, channel, reason, at, &sums, session)
            try rows.book.write(sums, session)
        }
    }

    package func noteChildDeath(_ kept: RowID) async throws(StoreFailure) -> Int {
        try await database.write(.file) { session throws(StoreFailure) in
            try session.first(Self.noteDeath, [.id(kept)]) { $0.int(0) } ?? 0
        }
    }

    package func replay(_ quarantined: [RowID], at: Moment) async throws(StoreFailure) -> Replayed {
        try await database.write(.file) { session throws(StoreFailure) in
            var sums = RollupSums()
            var replayed = Replayed()
            for id in quarantined {
                guard let found = try session.first(Self.find, [.id(id)], Found.init) else { continue }
                if try replay(id, found, at, &sums, session) {
                    replayed.handedBack.append(id)
                } else {
                    replayed.damaged.append(id)
                }
            }
            try rows.book.write(sums, session)
            return replayed
        }
    }

    /// What waits in quarantine, with what it hangs on.
    private struct Found: Sendable {
        var received: RowID
        /// Nil for a kind that this binary does not know.
        var channel: ChannelName?
        var since: Moment
        /// Whether what was received is there, and put aside.
        var isAside: Bool

        init(_ row: borrowing SQLRow) {
            received = row.id(0)
            channel = RowKeys.channel(row, 1)
            since = row.moment(3)
            isAside = row.optionalText(4) == "quarantined"
        }
    }

    /// False for a damaged one, for which nothing is written.
    private func replay(
        _ quarantined: RowID, _ found: Found, _ at: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard let channel = found.channel, found.isAside else { return false }
        try session.execute(Self.close, [.id(quarantined), .moment(at)])
        try session.execute(Self.reopen, [.id(found.received)])
        // The reversal falls on the day of the entry that it takes back (promise 11).
        let reversal = rows.count.entry(
            .quarantined, cause: rows.ids.next(), channel: channel, happenedAt: found.since, recordedAt: at, amount: -1)
        try rows.book.write([reversal], &sums, session)
        _ = try session.execute([NotedDays.note(reversal.day)])
        return true
    }

    private static let channelOf = SQLStatement("SELECT channel_kind, channel FROM received WHERE id = $1")

    private static let noteDeath = SQLStatement(
        "UPDATE received SET child_deaths = child_deaths + 1 WHERE id = $1 RETURNING child_deaths")

    private static let find = SQLStatement(
        """
        SELECT q.received, q.channel_kind, q.channel, q.at, r.state
        FROM quarantine q LEFT JOIN received r ON r.id = q.received WHERE q.id = $1 AND q.replayed_at IS NULL
        """)

    private static let close = SQLStatement(
        "UPDATE quarantine SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL")

    private static let reopen = SQLStatement(
        """
        UPDATE received SET state = 'kept', attempts = 0, child_deaths = 0
        WHERE id = $1 AND state = 'quarantined'
        """)
}
