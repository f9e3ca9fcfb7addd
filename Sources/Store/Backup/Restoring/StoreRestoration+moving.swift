package import Intake

/// Into an empty database of PostgreSQL's: what becomes a store of its own otherwise is made in the workplace, whole and set right, and moved
/// from there as `intake migrate-store` would. What was interrupted is gone on with.
extension StoreRestoration {
    /// Stands in the workplace once all of it is made: the sum of the backup that it was made of.
    private static let prepared = "prepared"

    /// Restores the backup in `folder` into `database`, which is open for moving. When this returns, all is on the disk and may be served.
    ///
    /// - Parameters:
    ///   - blobs: those of the database.
    ///   - moving: told and asked while rows are moved.
    /// - Throws: as the other does; `.refused` also where the database holds anything else.
    package func restore(
        from folder: String, into database: any SQLDatabase, blobs: any Blobs, options: Options = Options(),
        watch: BackupWatch = BackupWatch(), moving: MoveWatch = MoveWatch()
    ) async throws(StoreFailure) -> RestoredStore {
        let manifest = try BackupManifest(of: folder)
        try require(manifest)
        try Folder.make(store)
        let lock = try GatewayLock(folder: store)
        defer { lock.release() }
        var restored: RestoredStore
        if let made = try await preparedBefore(manifest) {
            restored = made
            if try await isMoved(database) { return try end(restored) }
        } else {
            try await StoreMove.requireRoom(database)
            restored = try await prepare(folder, manifest, watch)
        }
        restored.missing = try await keepBlobs(from: folder, in: blobs, manifest, options, watch)
        let moved = try await move(into: database, moving)
        restored.movedRows = moved.rows
        return try end(restored)
    }

    private func end(_ restored: RestoredStore) throws(StoreFailure) -> RestoredStore {
        try Folder.removeAll(workplace)
        try Folder.sync(store)
        return restored
    }

    /// Makes the store in the workplace.
    private func prepare(
        _ folder: String, _ manifest: BackupManifest, _ watch: BackupWatch
    ) async throws(StoreFailure) -> RestoredStore {
        do throws(StoreFailure) {
            try Folder.removeAll(workplace)
            try Folder.make(workplace)
            try await BackupThread.run { () throws(StoreFailure) in
                _ = try copyDatabase(folder, manifest, watch)
            }
            watch.told(.checking)
            let restored = try await finish(manifest)
            try SyncedFile.write(Array(manifest.database.sha256.utf8), to: workplace + "/" + Self.prepared)
            try Folder.sync(workplace)
            return restored
        } catch {
            try? Folder.removeAll(workplace)
            throw error
        }
    }

    /// What an attempt before has made of the same backup; nil where none has.
    private func preparedBefore(_ manifest: BackupManifest) async throws(StoreFailure) -> RestoredStore? {
        let note = workplace + "/" + Self.prepared
        guard Folder.holdsFile(note) else { return nil }
        guard try WholeFile.read(note, limit: 64) == Array(manifest.database.sha256.utf8) else {
            throw StoreFailure(
                .refused,
                "another backup was being restored here; name that one again, or remove \(workplace) and empty the database"
            )
        }
        let unsent = try await inWorkplace { session throws(StoreFailure) in
            try session.first(Self.waiting, []) { $0.int(0) } ?? 0
        }
        return RestoredStore(manifest: manifest, steps: [], unsent: unsent, missing: [], ledgerFaults: [])
    }

    /// Whether all rows are there and only the end was missing: the restore's own entry in the audit trail stands in both.
    private func isMoved(_ database: any SQLDatabase) async throws(StoreFailure) -> Bool {
        let here = try await inWorkplace { session throws(StoreFailure) in
            try session.first(Self.newestEntry, []) { $0.optionalID(0) } ?? nil
        }
        return try await database.read { session throws(StoreFailure) in
            let names = try TableCatalogue(session).names
            guard !names.contains(MoveBook.table), names.contains("audit") else { return false }
            let there = try session.first(Self.newestEntry, []) { $0.optionalID(0) } ?? nil
            return there == here
        }
    }

    private func inWorkplace<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws(StoreFailure) -> T
    ) async throws(StoreFailure) -> T {
        let made = try SQLiteDatabase(folder: workplace, purpose: .read)
        let result: Result<T, StoreFailure>
        do throws(StoreFailure) {
            result = .success(try await made.read(body))
        } catch {
            result = .failure(error)
        }
        await made.close()
        return try result.get()
    }

    private func move(
        into database: any SQLDatabase, _ watch: MoveWatch
    ) async throws(StoreFailure) -> MovedStore {
        let source = try SQLiteDatabase(folder: workplace, purpose: .move)
        let result: Result<MovedStore, StoreFailure>
        do throws(StoreFailure) {
            let move = StoreMove(from: source, to: database, schema: schema, clock: clock, watch: watch)
            result = .success(try await move.run())
        } catch {
            result = .failure(error)
        }
        await source.close()
        let moved = try result.get()
        guard moved.isWhole else {
            let differing = moved.tables.filter { !$0.agrees }.map(\.name)
            throw StoreFailure(
                .damaged,
                "these tables are not what they are in the backup: \(differing.joined(separator: ", ")); "
                    + "empty the database and begin anew")
        }
        return moved
    }

    private static let waiting = SQLStatement("SELECT COUNT(*) FROM outbox WHERE state = 'unknown'")
    private static let newestEntry = SQLStatement("SELECT MAX(id) FROM audit")
}
