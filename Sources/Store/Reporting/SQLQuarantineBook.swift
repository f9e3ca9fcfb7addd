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

    package func quarantined(replayed: Bool, limit: Int) async throws(StoreFailure) -> [QuarantinedItem] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.list, [.flag(replayed), .int(limit)]) { row throws(StoreFailure) in try Self.item(row)
            }
        }
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

    package func quarantined(_ id: RowID) async throws(StoreFailure) -> (item: QuarantinedItem, raw: [UInt8])? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.id(id)]) { row throws(StoreFailure) in
                (item: try Self.item(row), raw: row.bytes(9), blob: row.optionalText(10))
            }
        }
        guard let found else { return nil }
        guard let blob = found.blob else { return (found.item, found.raw) }
        return (found.item, try await blobs.get(blob))
    }

    private static func item(_ row: borrowing SQLRow) throws(StoreFailure) -> QuarantinedItem {
        guard let channel = RowKeys.channel(row, 2) else {
            throw StoreFailure(.damaged, "a quarantine row of a channel kind that this binary does not know")
        }
        return QuarantinedItem(
            id: row.id(0), received: row.id(1), channel: channel, sourceID: row.text(4), reason: row.text(5),
            at: row.moment(6), replayedAt: row.optionalMoment(7), size: row.int(8))
    }

    private static let list = SQLStatement(
        """
        SELECT q.id, q.received, q.channel_kind, q.channel, r.source_id, q.reason, q.at, q.replayed_at, r.size
        FROM quarantine q JOIN received r ON r.id = q.received
        WHERE $1 = 1 OR q.replayed_at IS NULL ORDER BY q.id DESC LIMIT $2
        """)

    /// An empty channel stands for all.
    private static let countWaiting = SQLStatement(
        "SELECT COUNT(*), MAX(id) FROM quarantine WHERE replayed_at IS NULL AND ($1 = '' OR channel = $1)")

    private static let nextWaiting = SQLStatement(
        """
        SELECT id FROM quarantine
        WHERE replayed_at IS NULL AND ($1 = '' OR channel = $1) AND id > $2 AND id <= $3 ORDER BY id LIMIT $4
        """)

    private static let find = SQLStatement(
        """
        SELECT q.id, q.received, q.channel_kind, q.channel, r.source_id, q.reason, q.at, q.replayed_at, r.size,
            w.bytes, w.blob
        FROM quarantine q JOIN received r ON r.id = q.received JOIN raw w ON w.received = r.id WHERE q.id = $1
        """)
}
