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
            guard let channel = try session.first(Self.channelOf, [.id(kept)], { Self.channel($0, 0) }) ?? nil else {
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

    package func replay(_ quarantined: [RowID], at: Moment) async throws(StoreFailure) -> [RowID] {
        try await database.write(.file) { session throws(StoreFailure) in
            var sums = RollupSums()
            var replayed: [RowID] = []
            for id in quarantined where try replay(id, at, &sums, session) { replayed.append(id) }
            try rows.book.write(sums, session)
            return replayed
        }
    }

    private func replay(
        _ quarantined: RowID, _ at: Moment, _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        let found = try session.first(Self.close, [.id(quarantined), .moment(at)]) {
            (received: $0.id(0), channel: Self.channel($0, 1), since: $0.moment(3))
        }
        guard let found else { return false }
        guard let channel = found.channel else {
            throw StoreFailure(.damaged, "a quarantine row of a channel kind that this binary does not know")
        }
        try session.execute(Self.reopen, [.id(found.received)])
        // The reversal falls on the day of the entry that it takes back (promise 11).
        let reversal = rows.count.entry(
            .quarantined, cause: rows.ids.next(), channel: channel, happenedAt: found.since, recordedAt: at, amount: -1)
        try rows.book.write([reversal], &sums, session)
        return true
    }

    private static func channel(_ row: borrowing SQLRow, _ column: Int) -> ChannelName? {
        ChannelKind(rawValue: row.text(column)).map { ChannelName(kind: $0, id: row.text(column + 1)) }
    }

    private static let channelOf = SQLStatement("SELECT channel_kind, channel FROM received WHERE id = $1")

    private static let noteDeath = SQLStatement(
        "UPDATE received SET child_deaths = child_deaths + 1 WHERE id = $1 RETURNING child_deaths")

    private static let close = SQLStatement(
        """
        UPDATE quarantine SET replayed_at = $2 WHERE id = $1 AND replayed_at IS NULL
        RETURNING received, channel_kind, channel, at
        """)

    private static let reopen = SQLStatement(
        """
        UPDATE received SET state = 'kept', attempts = 0, child_deaths = 0
        WHERE id = $1 AND state = 'quarantined'
        """)
}
