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

    let store: String
    let schema: Schema
    let clock: any WallClock
    var workplace: String { store + "/" + Self.restoring }

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
    /// - Throws: `.unavailable` while a gateway serves the data folder; `.refused` where it holds a store, or the backup's schema is newer;
    ///   `.damaged` where the backup is. The store that was there is still there then.
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
        let note = AsideNote(store: store, workplace: workplace)
        do throws(StoreFailure) {
            try note.makeWorkplace()
            let missing = try await BackupThread.run { () throws(StoreFailure) in
                try copy(folder, manifest, options, watch)
            }
            watch.told(.checking)
            var restored = try await finish(manifest)
            restored.missing = missing
            restored.putAside = try current.putAside(at: clock.now(), noting: note)
            try current.take(from: workplace)
            return restored
        } catch {
            note.giveUp()
            throw error
        }
    }

    func require(_ manifest: BackupManifest) throws(StoreFailure) {
        guard manifest.schema <= schema.newest else {
            throw StoreFailure(
                .refused,
                "the backup has schema \(manifest.schema) and this program knows only \(schema.newest); use the newer program"
            )
        }
    }

    /// Copies the database to the workplace, held against its sum.
    ///
    /// - Returns: where it stands.
    func copyDatabase(
        _ folder: String, _ manifest: BackupManifest, _ watch: BackupWatch
    ) throws(StoreFailure) -> String {
        let file = manifest.database.file
        let path = workplace + "/" + SQLiteCopier.fileName
        let facts = try SyncedFile.copy(folder + "/" + file, to: path, watch: watch)
        guard facts.bytes == manifest.database.bytes, facts.sha256 == manifest.database.sha256 else {
            throw StoreFailure(
                .damaged, "\(file) in the backup is not what the manifest says; see `intake backup verify`")
        }
        return path
    }

    /// Copies database and blobs to the workplace, each held against its sum.
    private func copy(
        _ folder: String, _ manifest: BackupManifest, _ options: Options, _ watch: BackupWatch
    ) throws(StoreFailure) -> [BlobID] {
        let path = try copyDatabase(folder, manifest, watch)
        let copied = try CopiedDatabase(path: path)
        defer { copied.close() }
        // What the store still has costs no room.
        var copies = try BlobCopies(
            from: [store + "/blobs", folder + "/blobs"], into: workplace + "/blobs", verifiesLinks: true, watch: watch)
        var (done, missing): (Int, [BlobID]) = (0, [])
        try copied.eachBlob { blob throws(StoreFailure) in
            try watch.requireGoingOn()
            if try copies.put(blob.id, bytes: blob.bytes) == .missing { missing.append(blob.id) }
            done += 1
            watch.told(.blobs(done: done))
        }
        try copies.sync()
        try require(missing, manifest, options)
        return missing
    }

    /// - Throws: `.damaged` where the backup lacks more than the store did.
    func require(
        _ missing: [BlobID], _ manifest: BackupManifest, _ options: Options
    ) throws(StoreFailure) {
        let known = Set(manifest.blobs.missing)
        let unexpected = missing.filter { !known.contains($0) }
        guard unexpected.isEmpty || options.withoutDamagedBlobs else {
            throw StoreFailure(
                .damaged,
                "\(unexpected.count) blobs are missing or damaged in the backup; `intake backup verify` names them, "
                    + "--without-damaged-blobs goes on without them")
        }
    }
}
