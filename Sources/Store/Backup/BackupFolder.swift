package import Intake

/// A folder of backups: each in a folder of its own, named by its `BackupStamp`. One that is being made, or removed, has another
/// name, so that what bears such a name is whole.
package struct BackupFolder: Sendable {
    private static let unfinished = ".partial"
    private static let removed = ".removed"

    package let path: String

    package init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// The whole backups, the oldest first; none where the folder is not there. What is only a link to a folder is nobody's backup. Blocks.
    package func stamps() throws(StoreFailure) -> [BackupStamp] {
        try Folder.names(path).compactMap { BackupStamp(name: $0) }.filter {
            let folder = path(of: $0)
            return Folder.isRealFolder(folder) && Folder.holdsFile(folder + "/" + BackupManifest.fileName)
        }.sorted()
    }

    /// The newest whole backup that is not from the future: such a one was dated by a clock that was wrong, and says nothing of how old
    /// the last is. Nil where there is none.
    package func newest(at now: Moment) async throws(StoreFailure) -> NewestBackup? {
        try await BackupThread.run { () throws(StoreFailure) in
            guard let stamp = try stamps().last(where: { $0.moment <= now }) else { return nil }
            // Where its manifest cannot be read, `verify` says so.
            let manifest = try? BackupManifest(of: path(of: stamp))
            return NewestBackup(stamp: stamp, missing: manifest?.blobs.missing.count ?? 0)
        }
    }

    /// Looks whether backups can be written here, without writing anything; one that is not there is made with the first.
    ///
    /// - Returns: the newest whole one.
    /// - Throws: `.unavailable` where it is not ours to write into; `.missing` where the folder above it is not there.
    package func probe() throws(StoreFailure) -> BackupStamp? {
        guard Folder.holdsFile(path) || Folder.isFolder(Folder.parent(of: path)) else { throw Self.notMounted }
        guard !Folder.holdsFile(path) || Folder.isFolder(path) && Folder.isWritable(path) else {
            throw StoreFailure(.unavailable, "the folder of the backups cannot be written into")
        }
        return try stamps().last
    }

    /// The folder of one backup.
    package func path(of stamp: BackupStamp) -> String { path + "/" + stamp.name }

    /// Makes the folder, but none above it: where a disk is not mounted, nothing is to be written in its place. Takes it for one who writes.
    ///
    /// - Returns: nil where another has it.
    func lock() throws(StoreFailure) -> BackupLock? {
        do throws(StoreFailure) {
            _ = try Folder.makeLast(path)
        } catch {
            throw error.code == .missing ? Self.notMounted : error
        }
        return try BackupLock(folder: path)
    }

    /// Removes what others, who did not come to their end, left here. To be called with the lock.
    ///
    /// - Returns: what could not be removed, in words.
    /// - Throws: where the work is to end.
    func tidy(_ watch: BackupWatch) throws(StoreFailure) -> [String] {
        var warnings: [String] = []
        for name in try Folder.names(path).sorted() where isLeftover(name) {
            do throws(StoreFailure) {
                try Folder.removeAll(path + "/" + name, asking: watch.requireGoingOn)
            } catch {
                try watch.requireGoingOn()
                warnings.append("\(name) is left over and cannot be removed: \(error.detail)")
            }
        }
        return warnings
    }

    /// Makes a folder for a backup that is begun.
    func begin(_ stamp: BackupStamp) throws(StoreFailure) -> String {
        guard !Folder.holdsFile(path(of: stamp)) else {
            throw StoreFailure(.refused, "there is a backup of this very moment")
        }
        let folder = path(of: stamp) + Self.unfinished
        guard try Folder.makeLast(folder) else {
            throw StoreFailure(.refused, "something has the name of the backup that is begun")
        }
        return folder
    }

    /// Gives it its name: now it is whole. All within it is synced.
    func finish(_ stamp: BackupStamp) throws(StoreFailure) {
        try Folder.rename(path(of: stamp) + Self.unfinished, to: path(of: stamp))
    }

    /// Removes what was written of a backup that failed.
    func giveUp(_ stamp: BackupStamp) { try? Folder.removeAll(path(of: stamp) + Self.unfinished) }

    /// Removes whole backups, so that `count` stay: first those that are dated after `made`, by a clock that was wrong, then the oldest.
    /// `made` always stays. Nothing here undoes a backup that is whole: what goes wrong is told, and a stop leaves the rest for the next.
    ///
    /// - Parameter made: the one just made.
    /// - Returns: which went, and what could not be removed, in words.
    func keepNewest(
        _ count: Int, made: BackupStamp, _ watch: BackupWatch
    ) -> (removed: [BackupStamp], warnings: [String]) {
        var (removed, warnings): ([BackupStamp], [String]) = ([], [])
        do throws(StoreFailure) {
            let all = try stamps()
            let order = all.filter { $0 > made } + all.filter { $0 < made }
            for stamp in order.prefix(max(0, all.count - max(1, count))) {
                if watch.isStopped() { break }
                do throws(StoreFailure) {
                    // Half of it must not be taken for a backup.
                    let leaving = path(of: stamp) + Self.removed
                    try Folder.rename(path(of: stamp), to: leaving)
                    removed.append(stamp)
                    try Folder.removeAll(leaving, asking: watch.requireGoingOn)
                } catch {
                    if watch.isStopped() { break }
                    warnings.append("the old backup \(stamp) cannot be removed: \(error.detail)")
                }
            }
        } catch {
            warnings.append("old backups cannot be looked for: \(error.detail)")
        }
        return (removed, warnings)
    }

    private static let notMounted = StoreFailure(
        .missing, "the folder in which the backups' folder is to stand is not there; is its disk mounted?")

    private func isLeftover(_ name: String) -> Bool {
        [Self.unfinished, Self.removed].contains { end in
            name.hasSuffix(end) && BackupStamp(name: String(name.dropLast(end.count))) != nil
        } && Folder.isRealFolder(path + "/" + name)
    }
}
