package import Intake

/// Makes a data folder of a backup. Everything is made beside, in the folder `restoring`, and looked at; then it takes its places by a
/// few renames. A gateway does not start on a folder in which `restoring` stands.
package struct StoreRestoration: Sendable {
    /// How to go about it.
    package struct Options: Sendable {
        /// Puts aside the store that is there.
        package var replacing = false
        /// Goes on without blobs that are missing from the backup or damaged in it.
        package var withoutDamagedBlobs = false

        package init(replacing: Bool = false, withoutDamagedBlobs: Bool = false) {
            self.replacing = replacing
            self.withoutDamagedBlobs = withoutDamagedBlobs
        }
    }

    private static let restoring = "restoring"

    private let store: String
    private let schema: Schema
    private let clock: any WallClock
    private var workplace: String { store + "/" + Self.restoring }

    /// - Parameter store: the data folder.
    package init(store: String, schema: Schema = .intake, clock: any WallClock) {
        self.store = store
        self.schema = schema
        self.clock = clock
    }

    /// Whether a restore into the data folder was begun and did not come to its end.
    package static func isUnfinished(in store: String) -> Bool { Folder.holdsFile(store + "/" + restoring) }

    /// Restores the backup in `folder`. When this returns, all is on the disk.
    ///
    /// - Throws: `.unavailable` while a gateway serves the data folder; `.refused` where it holds a store, the backup's schema is newer, or
    ///   it is another engine's; `.damaged` where the backup is. The store that was there is still there then.
    package func restore(
        from folder: String, options: Options = Options(), watch: BackupWatch = BackupWatch()
    ) async throws(StoreFailure) -> RestoredStore {
        let manifest = try BackupManifest(of: folder)
        try require(manifest)
        try Folder.make(store)
        let lock = try GatewayLock(folder: store)
        defer { lock.release() }
        let current = StoreFiles(folder: store)
        guard options.replacing || !current.holdsDatabase else {
            throw StoreFailure(.refused, "the data folder holds a store; with --replace it is put aside")
        }
        try Folder.removeAll(workplace)
        try Folder.make(workplace)
        do throws(StoreFailure) {
            let missing = try await BackupThread.run { () throws(StoreFailure) in
                try copy(folder, manifest, options, watch)
            }
            watch.told(.checking)
            var restored = try await finish(manifest)
            restored.missing = missing
            restored.putAside = try current.putAside(at: clock.now())
            try current.take(from: workplace)
            return restored
        } catch {
            // Where the places are being taken, the next attempt goes on from here.
            if current.holdsDatabase || !options.replacing { try? Folder.removeAll(workplace) }
            throw error
        }
    }

    private func require(_ manifest: BackupManifest) throws(StoreFailure) {
        guard manifest.engine == Dialect.Engine.sqlite.rawValue else {
            throw StoreFailure(.refused, "the backup is of a \(manifest.engine) store, and the settings name a folder")
        }
        guard manifest.schema <= schema.newest else {
            throw StoreFailure(
                .refused,
                "the backup has schema \(manifest.schema) and this program knows only \(schema.newest); use the newer program"
            )
        }
    }

    /// Copies database and blobs to the workplace, each held against its sum.
    private func copy(
        _ folder: String, _ manifest: BackupManifest, _ options: Options, _ watch: BackupWatch
    ) throws(StoreFailure) -> [BlobID] {
        let file = manifest.database.file
        let path = workplace + "/" + SQLiteCopier.fileName
        let facts = try SyncedFile.copy(folder + "/" + file, to: path, watch: watch)
        guard facts.bytes == manifest.database.bytes, facts.sha256 == manifest.database.sha256 else {
            throw StoreFailure(
                .damaged, "\(file) in the backup is not what the manifest says; see `intake backup verify`")
        }
        let copied = try CopiedDatabase(path: path)
        defer { copied.close() }
        // What the store still has costs no room.
        var copies = try BlobCopies(
            from: [store + "/blobs", folder + "/blobs"], into: workplace + "/blobs", verifiesLinks: true, watch: watch)
        var (done, missing): (Int, [BlobID]) = (0, [])
        try copied.eachBlob { id throws(StoreFailure) in
            try watch.requireGoingOn()
            if try copies.put(id) == .missing { missing.append(id) }
            done += 1
            watch.told(.blobs(done: done))
        }
        try copies.sync()
        let unexpected = missing.filter { !manifest.blobs.missing.contains($0) }
        guard unexpected.isEmpty || options.withoutDamagedBlobs else {
            throw StoreFailure(
                .damaged,
                "\(unexpected.count) blobs are missing or damaged in the backup; `intake backup verify` names them, "
                    + "--without-damaged-blobs goes on without them")
        }
        return missing
    }

    /// Brings the database up to date and sets right what is no longer true in it.
    private func finish(_ manifest: BackupManifest) async throws(StoreFailure) -> RestoredStore {
        let database = try SQLiteDatabase(folder: workplace, purpose: .serve)
        let result: Result<RestoredStore, StoreFailure>
        do throws(StoreFailure) {
            let steps = try await schema.migrate(database, at: clock.now())
            let ids = RowIDSource(clock: clock, after: try await NewestRow.id(in: database))
            let (rows, now) = (RestoredRows(ids: ids), clock.now())
            let unsent = try await database.write(.file) { session throws(StoreFailure) in
                try rows.write(manifest, at: now, session)
            }
            let faults = try await database.read { session throws(StoreFailure) in
                try CopiedDatabase.faults(session)
            }
            guard faults.isEmpty else {
                throw StoreFailure(
                    .damaged, "the backup's database is damaged: \(faults.prefix(3).joined(separator: "; "))")
            }
            let ledger = LedgerFaults(try await SQLLedgerAuditing(database: database).audit())
            result = .success(
                RestoredStore(manifest: manifest, steps: steps, unsent: unsent, missing: [], ledgerFaults: ledger.lines)
            )
        } catch {
            result = .failure(error)
        }
        await database.close()
        return try result.get()
    }
}
