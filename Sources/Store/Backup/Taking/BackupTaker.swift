package import Intake

/// Takes backups of a store beside whoever serves it, in this process or another.
///
/// The database first, as it is at one moment; then every blob that this copy names. Blobs never change and are only ever added; the
/// one who removes them, the sweep, is held off meanwhile. So the two agree, whatever is kept while the backup is made.
package struct BackupTaker: Sendable {
    private let copier: any DatabaseCopier
    private let blobs: String
    private let clock: any WallClock

    /// - Parameter store: the data folder of a SQLite store.
    package init(store: String, clock: any WallClock) {
        copier = SQLiteCopier(store: store)
        blobs = store + "/blobs"
        self.clock = clock
    }

    /// Takes one, on a thread of low priority; minutes on a large store. What a failure leaves is removed now or by the next one, and is
    /// never taken for a backup.
    ///
    /// - Parameter keep: whole backups that stay, with this one; nil for all.
    /// - Throws: `.unavailable` where another backup is being written into the folder, or it was stopped; `.full`; `.missing` where there
    ///   is no store.
    package func take(
        into folder: BackupFolder, keep: Int? = nil, watch: BackupWatch = BackupWatch()
    ) async throws(StoreFailure) -> TakenBackup {
        try await BackupThread.run { () throws(StoreFailure) in
            let lock = try folder.lock()
            defer { withExtendedLifetime(lock) {} }
            let stamp = BackupStamp(clock.now())
            do throws(StoreFailure) {
                var taken = try write(stamp, into: folder, watch: watch)
                try folder.finish(stamp)
                if let keep { taken.removed = try folder.keepNewest(keep) }
                return taken
            } catch {
                folder.giveUp(stamp)
                throw error
            }
        }
    }

    private func write(
        _ stamp: BackupStamp, into folder: BackupFolder, watch: BackupWatch
    ) throws(StoreFailure) -> TakenBackup {
        let previous = try folder.stamps().last
        let target = try folder.begin(stamp)
        // Before the copy is begun: what that names must be there until it is linked.
        let hold = Folder.isFolder(blobs) ? try SweepHold.forBackup(root: blobs, watch: watch) : nil
        defer { hold?.release() }
        let file = try copier.copy(into: target, watch: watch)
        let copy = try CopiedDatabase(path: target + "/" + file)
        defer { copy.close() }
        let sources = [blobs] + (previous.map { [folder.path(of: $0) + "/blobs"] } ?? [])
        var taken = try collect(copy, from: sources, into: target, stamp, watch)
        hold?.release()
        watch.told(.checking)
        let facts = try SyncedFile.facts(target + "/" + file, watch: watch)
        taken.manifest.database = BackupManifest.Database(file: file, bytes: facts.bytes, sha256: facts.sha256)
        taken.manifest.rows = try copy.rows()
        try SyncedFile.write(taken.manifest.json(), to: target + "/" + BackupManifest.fileName)
        try Folder.sync(target)
        return taken
    }

    /// All blobs that `copy` names.
    private func collect(
        _ copy: CopiedDatabase, from sources: [String], into target: String, _ stamp: BackupStamp, _ watch: BackupWatch
    ) throws(StoreFailure) -> TakenBackup {
        var copies = try BlobCopies(from: sources, into: target + "/blobs", verifiesLinks: false, watch: watch)
        var found = BackupManifest.Blobs(count: 0, bytes: 0, missing: [])
        var (linked, copied) = (0, 0)
        try copy.eachBlob { id throws(StoreFailure) in
            try watch.requireGoingOn()
            switch try copies.put(id) {
            case .linked(let bytes):
                (linked, found.count, found.bytes) = (linked + 1, found.count + 1, found.bytes + bytes)
            case .copied(let bytes):
                (copied, found.count, found.bytes) = (copied + 1, found.count + 1, found.bytes + bytes)
            case .missing: found.missing.append(id)
            }
            watch.told(.blobs(done: found.count))
        }
        try copies.sync()
        let manifest = BackupManifest(
            takenAt: stamp.moment, engine: copier.engine, schema: try copy.schema(),
            database: BackupManifest.Database(file: "", bytes: 0, sha256: ""), blobs: found, rows: [:])
        return TakenBackup(stamp: stamp, manifest: manifest, linked: linked, copied: copied, removed: [])
    }
}
