package import Intake
package import Reports

/// The quarantine, for reading.
package struct SQLQuarantineBook: QuarantineBook {
    private let database: any SQLDatabase
    private let blobs: RawBytes

    init(database: any SQLDatabase, blobs: RawBytes) {
        self.database = database
        self.blobs = blobs
    }

    package func quarantined(replayed: Bool, limit: Int) async throws(StoreFailure) -> QuarantineListing {
        try await database.read { session throws(StoreFailure) in
            var listing = QuarantineListing(items: [], damaged: [])
            try session.query(Self.list, [.flag(replayed), .int(limit)]) { row in
                if let item = Self.item(row) {
                    listing.items.append(item)
                } else {
                    listing.damaged.append(row.id(0))
                }
            }
            return listing
        }
    }

    package func waitingByChannel() async throws(StoreFailure) -> [String: Int] {
        let counts = try await database.read { session throws(StoreFailure) in
            try session.all(Self.countByChannel, []) { (channel: $0.text(0), count: $0.int(1)) }
        }
        return Dictionary(counts.map { ($0.channel, $0.count) }, uniquingKeysWith: +)
    }

    package func waiting(channel: String?) async throws(StoreFailure) -> (count: Int, newest: RowID?) {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.countWaiting, [.text(channel ?? "")]) {
                (count: $0.int(0), newest: $0.optionalID(1))
            }
        } ?? (0, nil)
    }

    package func waiting(
        channel: String?, after: RowID?, newest: RowID, limit: Int
    ) async throws(StoreFailure) -> [RowID] {
        try await database.read { session throws(StoreFailure) in
            try session.all(
                Self.nextWaiting,
                [.text(channel ?? ""), .id(after ?? RowID(rawValue: 0)), .id(newest), .int(limit)]
            ) { $0.id(0) }
        }
    }

    package func quarantined(
        _ id: RowID
    ) async throws(StoreFailure) -> (item: QuarantinedItem, raw: Result<[UInt8], StoreFailure>)? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.id(id)]) { row throws(StoreFailure) in
                guard let item = Self.item(row) else {
                    throw StoreFailure(.damaged, "its row in the quarantine cannot be read by this version of intake")
                }
                let raw = row.isNull(9) ? nil : row.bytes(9)
                return (item: item, raw: raw, blob: row.optionalText(10))
            }
        }
        guard let found else { return nil }
        return (found.item, try await raw(found.raw, blob: found.blob))
    }

    /// Bytes that are gone for good hide nothing of what else is known.
    private func raw(_ inRow: [UInt8]?, blob: String?) async throws(StoreFailure) -> Result<[UInt8], StoreFailure> {
        if let inRow { return .success(inRow) }
        guard let blob else { return .failure(StoreFailure(.missing, "nothing was kept with its row")) }
        do throws(StoreFailure) {
            return .success(try await blobs.get(blob))
        } catch {
            if error.mayPass { throw error }
            return .failure(error)
        }
    }

    /// Nil for a kind of channel that this binary does not know, and where what was received is not there.
    private static func item(_ row: borrowing SQLRow) -> QuarantinedItem? {
        guard let channel = RowKeys.channel(row, 2), let source = row.optionalText(4) else { return nil }
        return QuarantinedItem(
            id: row.id(0), received: row.id(1), channel: channel, sourceID: source, reason: row.text(5),
            at: row.moment(6), replayedAt: row.optionalMoment(7), size: row.int(8))
    }

    private static let list = SQLStatement(
        """
        SELECT q.id, q.received, q.channel_kind, q.channel, r.source_id, q.reason, q.at, q.replayed_at, r.size
        FROM quarantine q LEFT JOIN received r ON r.id = q.received
        WHERE $1 = 1 OR q.replayed_at IS NULL ORDER BY q.id DESC LIMIT $2
        """)

    /// An empty channel stands for all.
    private static let countWaiting = SQLStatement(
        "SELECT COUNT(*), MAX(id) FROM quarantine WHERE replayed_at IS NULL AND ($1 = '' OR channel = $1)")

    /// Written so that the index of what waits answers it, however much was replayed.
    static let countByChannel = SQLStatement(
        "SELECT channel, COUNT(*) FROM quarantine WHERE replayed_at IS NULL GROUP BY channel")

    private static let nextWaiting = SQLStatement(
        """
        SELECT id FROM quarantine
        WHERE replayed_at IS NULL AND ($1 = '' OR channel = $1) AND id > $2 AND id <= $3 ORDER BY id LIMIT $4
        """)

    private static let find = SQLStatement(
        """
        SELECT q.id, q.received, q.channel_kind, q.channel, r.source_id, q.reason, q.at, q.replayed_at, r.size,
            w.bytes, w.blob
        FROM quarantine q LEFT JOIN received r ON r.id = q.received LEFT JOIN raw w ON w.received = r.id WHERE q.id = $1
        """)
}
