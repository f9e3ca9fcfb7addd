package import Intake

/// Takes backups of a store beside whoever serves it, in this process or another.
///
/// The database first, as it is at one moment; then every blob that this copy names. Blobs never change and are only ever added; the
/// one who removes them, the sweep, is held off meanwhile. So the two agree, whatever is kept while the backup is made.
package struct BackupTaker: Sendable {
    private let copier: any DatabaseCopier
    /// Folders that are the store's own.
    private let stores: [String]
    private let blobs: BlobSource
    private let clock: any WallClock
    private let room: FreeRoom
    private let pauses: any Clock<Duration>

    /// - Parameter store: the data folder of a SQLite store.
    package init(store: String, clock: any WallClock) { self.init(store: store, clock: clock, room: FreeRoom()) }

    /// - Parameters:
    ///   - postgres: the database of a store whose nodes may all go on serving it.
    ///   - store: the data folder of this node.
    package init(postgres: PostgresURL, store: String, blobs: BlobSource, clock: any WallClock) {
        self.init(postgres: postgres, store: store, blobs: blobs, clock: clock, room: FreeRoom())
    }

    /// - Parameters:
    ///   - room: what must stay free.
    ///   - pauses: for those between attempts to read a blob from elsewhere.
    init(
        postgres: PostgresURL, store: String, blobs: BlobSource, clock: any WallClock, room: FreeRoom,
        pauses: any Clock<Duration> = ContinuousClock()
    ) {
        var stores = [store]
        if case .folder(let folder) = blobs { stores.append(folder) }
        self.init(copier: PostgresCopier(url: postgres), stores: stores, blobs: blobs, clock, room, pauses)
    }

    /// - Parameter room: what must stay free.
    init(store: String, clock: any WallClock, room: FreeRoom) {
        self.init(copier: SQLiteCopier(store: store), stores: [store], blobs: .folder(store), clock, room)
    }

    private init(
        copier: any DatabaseCopier, stores: [String], blobs: BlobSource, _ clock: any WallClock, _ room: FreeRoom,
        _ pauses: any Clock<Duration> = ContinuousClock()
    ) {
        self.copier = copier
        self.stores = stores
        self.blobs = blobs
        self.clock = clock
        self.room = room
        self.pauses = pauses
    }

    /// Takes one, on a thread of low priority; minutes on a large store. What a failure leaves is removed now or by the next one, and is
    /// never taken for a backup.
    ///
    /// - Parameter keep: whole backups that stay, with this one; nil for all.
    /// - Throws: `.unavailable` where another backup is being written into the folder, or it was stopped; `.full`, before anything is
    ///   written where the room cannot suffice; `.missing` where there is no store; `.damaged` where SQLite finds the store's database so;
    ///   `.refused` where the folder is a part of the store.
    package func take(
        into folder: BackupFolder, keep: Int? = nil, watch: BackupWatch = BackupWatch()
    ) async throws(StoreFailure) -> TakenBackup {
        guard let taken = try await takeUnlessBusy(into: folder, keep: keep, watch: watch) else {
            throw StoreFailure(.unavailable, "another backup is being written into this folder")
        }
        return taken
    }

    /// The same.
    ///
    /// - Returns: nil where another backup is being written into the folder.
    package func takeUnlessBusy(
        into folder: BackupFolder, keep: Int? = nil, watch: BackupWatch = BackupWatch()
    ) async throws(StoreFailure) -> TakenBackup? {
        try await BackupThread.run { () throws(StoreFailure) in
            for store in stores { try folder.requireOutside(store) }
            guard let lock = try folder.lock() else { return nil }
            defer { withExtendedLifetime(lock) {} }
            var warnings = try folder.tidy(watch)
            try room.require(try copier.bytes(), in: folder.path)
            let stamp = BackupStamp(clock.now())
            var taken: TakenBackup
            do throws(StoreFailure) {
                taken = try write(stamp, into: folder, watch: watch)
                try folder.finish(stamp)
            } catch {
                folder.giveUp(stamp)
                throw error
            }
            if let keep {
                let rotated = folder.keepNewest(keep, made: stamp, watch)
                taken.removed = rotated.removed
                warnings += rotated.warnings
            }
            taken.warnings = warnings
            return taken
        }
    }

    private func write(
        _ stamp: BackupStamp, into folder: BackupFolder, watch: BackupWatch
    ) throws(StoreFailure) -> TakenBackup {
        // What the store has lost may be in any of them.
        let earlier = try folder.stamps().reversed().map { folder.path(of: $0) + "/blobs" }
        let target = try folder.begin(stamp)
        // Before the copy is begun: what that names must be there until it is linked.
        let hold = try hold(watch)
        defer { hold?.release() }
        let file = try copier.copy(into: target, watch: watch)
        let copy = try CopiedDatabase(path: target + "/" + file)
        defer { copy.close() }
        try Self.requireSound(copy, watch)
        var taken = try collect(copy, from: (blobs.root.map { [$0] } ?? []) + earlier, into: target, stamp, watch)
        hold?.release()
        watch.told(.checking)
        let facts = try SyncedFile.facts(target + "/" + file, watch: watch)
        taken.manifest.database = BackupManifest.Database(file: file, bytes: facts.bytes, sha256: facts.sha256)
        taken.manifest.rows = try copy.rows(watch)
        try SyncedFile.write(taken.manifest.json(), to: target + "/" + BackupManifest.fileName)
        try Folder.sync(target)
        return taken
    }

    /// Keeps a sweep off files. Elsewhere there is no such lock: what a sweep removes there no row has named for a day.
    private func hold(_ watch: BackupWatch) throws(StoreFailure) -> SweepHold? {
        guard let root = blobs.root, Folder.isFolder(root) else { return nil }
        return try SweepHold.forBackup(root: root, watch: watch)
    }

    /// A damaged database copies as well as any. Were it taken for a backup, the sound ones would go for it, one after the other.
    private static func requireSound(_ copy: CopiedDatabase, _ watch: BackupWatch) throws(StoreFailure) {
        guard let fault = try copy.quickFaults(watch).first else { return }
        throw StoreFailure(
            .damaged, "the store's own database is damaged (\(fault)); no backup is taken of it, and none removed")
    }

    /// All blobs that `copy` names.
    private func collect(
        _ copy: CopiedDatabase, from sources: [String], into target: String, _ stamp: BackupStamp, _ watch: BackupWatch
    ) throws(StoreFailure) -> TakenBackup {
        var copies = try BlobCopies(from: sources, into: target + "/blobs", verifiesLinks: false, watch: watch)
        copies.elsewhere = blobs.reads(pausing: pauses)
        var found = BackupManifest.Blobs(count: 0, bytes: 0, missing: [])
        var (linked, copied) = (0, 0)
        try copy.eachBlob { blob throws(StoreFailure) in
            try watch.requireGoingOn()
            switch try copies.put(blob.id, bytes: blob.bytes) {
            case .linked(let bytes):
                (linked, found.count, found.bytes) = (linked + 1, found.count + 1, found.bytes + bytes)
            case .copied(let bytes):
                (copied, found.count, found.bytes) = (copied + 1, found.count + 1, found.bytes + bytes)
            case .missing: found.missing.append(blob.id)
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
