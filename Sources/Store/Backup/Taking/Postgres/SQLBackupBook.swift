package import Intake

/// PostgreSQL's: a row in the database, since nodes need not see the folder that the one of them writes into. It says that a backup was
/// taken, not that it is still there.
package struct SQLBackupBook: BackupBook {
    private static let select = SQLStatement("SELECT begun_at, missing FROM backup_taken WHERE id = 1")
    private static let upsert = SQLStatement(
        """
        INSERT INTO backup_taken (id, begun_at, missing) VALUES (1, $1, $2)
        ON CONFLICT (id) DO UPDATE SET begun_at = excluded.begun_at, missing = excluded.missing
        """)

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func newest(at now: Moment) async throws(StoreFailure) -> NewestBackup? {
        let found = try await database.read { session throws(StoreFailure) in
            try session.first(Self.select, []) {
                NewestBackup(stamp: BackupStamp($0.moment(0)), missing: $0.int(1))
            }
        }
        guard let found, found.stamp.moment <= now else { return nil }
        return found
    }

    package func note(_ taken: TakenBackup) async throws(StoreFailure) {
        _ = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(
                Self.upsert, [.moment(taken.stamp.moment), .int(taken.manifest.blobs.missing.count)])
        }
    }
}
