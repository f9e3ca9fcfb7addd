import Intake

/// The files of a SQLite store in its data folder.
struct StoreFiles {
    /// With what belongs to it: a log that was left beside another database would be read into it.
    private static let database = ["", "-wal", "-shm", "-journal"].map { SQLiteCopier.fileName + $0 }
    /// The database last: while its name is not there, nobody serves what is half of one store and half of another.
    private static let placed = ["blobs", SQLiteCopier.fileName]

    let folder: String

    /// Whether there is a database, or a part of one.
    var holdsDatabase: Bool { Self.database.contains { Folder.holdsFile(folder + "/" + $0) } }

    /// Moves all of a store into a folder of its own within the data folder, a whole store again.
    ///
    /// - Returns: its path; nil where nothing was there.
    func putAside(at now: Moment) throws(StoreFailure) -> String? {
        // The index of the search is made again from whatever store there is.
        try Folder.removeAll(folder + "/search")
        let present = (Self.database + ["blobs"]).filter { Folder.holdsFile(folder + "/" + $0) }
        guard !present.isEmpty else { return nil }
        let aside = "\(folder)/replaced-\(BackupStamp(now))"
        try Folder.make(aside)
        for name in present { try Folder.rename(folder + "/" + name, to: aside + "/" + name) }
        return aside
    }

    /// Gives what was made in `workplace` its places, and removes the rest of that.
    func take(from workplace: String) throws(StoreFailure) {
        for name in Self.placed { try Folder.rename(workplace + "/" + name, to: folder + "/" + name) }
        try Folder.removeAll(workplace)
        try Folder.sync(folder)
    }
}
