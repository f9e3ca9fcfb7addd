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

    /// The whole backups, the oldest first; none where the folder is not there. Blocks.
    package func stamps() throws(StoreFailure) -> [BackupStamp] {
        try Folder.names(path).compactMap { BackupStamp(name: $0) }
            .filter { Folder.holdsFile(path(of: $0) + "/" + BackupManifest.fileName) }.sorted()
    }

    /// The newest whole backup that is not from the future: such a one was dated by a clock that was wrong, and says nothing of how old
    /// the last is. Nil where there is none.
    package func newest(at now: Moment) async throws(StoreFailure) -> BackupStamp? {
        try await BackupThread.run { () throws(StoreFailure) in try stamps().last { $0.moment <= now } }
    }

    /// Looks whether backups can be written here, without writing anything; one that is not there is made with the first.
    ///
    /// - Returns: the newest whole one.
    /// - Throws: `.unavailable` where it is not ours to write into.
    package func probe() throws(StoreFailure) -> BackupStamp? {
        guard !Folder.holdsFile(path) || Folder.isFolder(path) && Folder.isWritable(path) else {
            throw StoreFailure(.unavailable, "the folder of the backups cannot be written into")
        }
        return try stamps().last
    }

    /// The folder of one backup.
    package func path(of stamp: BackupStamp) -> String { path + "/" + stamp.name }

    /// Makes the folder and takes it for one who writes; removes what others, who did not come to their end, left in it.
    func lock() throws(StoreFailure) -> BackupLock {
        try Folder.make(path)
        let lock = try BackupLock(folder: path)
        for name in try Folder.names(path) where Self.isLeftover(name) { try Folder.removeAll(path + "/" + name) }
        return lock
    }

    /// Makes a folder for a backup that is begun.
    func begin(_ stamp: BackupStamp) throws(StoreFailure) -> String {
        guard !Folder.holdsFile(path(of: stamp)) else {
            throw StoreFailure(.refused, "there is a backup of this very moment")
        }
        let folder = path(of: stamp) + Self.unfinished
        try Folder.make(folder)
        return folder
    }

    /// Gives it its name: now it is whole. All within it is synced.
    func finish(_ stamp: BackupStamp) throws(StoreFailure) {
        try Folder.rename(path(of: stamp) + Self.unfinished, to: path(of: stamp))
    }

    /// Removes what was written of a backup that failed.
    func giveUp(_ stamp: BackupStamp) { try? Folder.removeAll(path(of: stamp) + Self.unfinished) }

    /// Removes the oldest whole backups, so that `count` stay; at least one does.
    func keepNewest(_ count: Int) throws(StoreFailure) -> [BackupStamp] {
        let old = try stamps().dropLast(max(1, count))
        for stamp in old {
            // Half of it must not be taken for a backup.
            let leaving = path(of: stamp) + Self.removed
            try Folder.rename(path(of: stamp), to: leaving)
            try Folder.removeAll(leaving)
        }
        return Array(old)
    }

    private static func isLeftover(_ name: String) -> Bool {
        [unfinished, removed].contains { end in
            name.hasSuffix(end) && BackupStamp(name: String(name.dropLast(end.count))) != nil
        }
    }
}
