import Intake

/// Which blobs stand in a row.
struct BlobNames: Sendable {
    /// Blobs of one read, so that none lasts.
    private static let batch = 500

    let database: any SQLDatabase

    /// Those of `ids` that some row names, in whatever column.
    func named(_ ids: [BlobID]) async throws(StoreFailure) -> Set<BlobID> {
        var named: Set<BlobID> = []
        for start in stride(from: 0, to: ids.count, by: Self.batch) {
            let some = ids[start..<min(start + Self.batch, ids.count)]
            let found = try await database.read { session throws(StoreFailure) in
                var found: [BlobID] = []
                for id in some where try session.exists(Self.find, [.text(id.hexadecimal)]) { found.append(id) }
                return found
            }
            named.formUnion(found)
        }
        return named
    }

    /// The addresses that stand in any row above `last`, once each and in their order, some `limit`.
    ///
    /// - Throws: `.damaged` where a row holds what is no address.
    func all(after last: String, limit: Int) async throws(StoreFailure) -> [BlobID] {
        let names = try await database.read { session throws(StoreFailure) in
            try session.all(Self.sized, [.text(last), .int(limit)]) { $0.text(0) }
        }
        var ids: [BlobID] = []
        for name in names where name != ids.last?.hexadecimal {
            guard let id = BlobID(name) else {
                throw StoreFailure(.damaged, "a row names a blob by what is no address")
            }
            ids.append(id)
        }
        return ids
    }

    /// When this database was made.
    func databaseMade() async throws(StoreFailure) -> Moment? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.made, []) { $0.optionalMoment(0) } ?? nil
        }
    }

    /// Every column that holds a blob's address: what it forgets, a sweep removes.
    static let find = SQLStatement(
        """
        SELECT 1 FROM raw WHERE blob = $1 UNION ALL SELECT 1 FROM attachment WHERE blob = $1
        UNION ALL SELECT 1 FROM sent_report_file WHERE blob = $1 LIMIT 1
        """)

    /// The addresses that stand in any row, in their order: those behind $1, $2 rows at most. As above, every column. With the bytes that
    /// rows give each, or NULL: once for each that they give.
    static let sized = SQLStatement(
        """
        SELECT r.blob AS blob, (SELECT v.size FROM received v WHERE v.id = r.received) AS size
        FROM raw r WHERE blob IS NOT NULL AND blob > $1
        UNION SELECT blob, size FROM attachment WHERE blob IS NOT NULL AND blob > $1
        UNION SELECT blob, size FROM sent_report_file WHERE blob IS NOT NULL AND blob > $1
        ORDER BY blob, size LIMIT $2
        """)

    private static let made = SQLStatement("SELECT MIN(applied_ms) FROM schema_migration")
}
