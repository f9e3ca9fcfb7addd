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

    /// Moves all of a store into a folder of its own within the data folder, a whole store again. Where an attempt before was interrupted in
    /// that, the rest goes into the same folder.
    ///
    /// - Returns: the paths of all that were put aside since `note` was begun, the oldest first.
    func putAside(at now: Moment, noting note: AsideNote) throws(StoreFailure) -> [String] {
        // The index of the search is made again from whatever store there is.
        try Folder.removeAll(folder + "/search")
        let present = (Self.database + ["blobs"]).filter { Folder.holdsFile(folder + "/" + $0) }
        if !present.isEmpty {
            let aside = folder + "/" + (try asideName(for: present, at: now, note))
            try Folder.make(aside)
            for name in present { try Folder.rename(folder + "/" + name, to: aside + "/" + name) }
        }
        return try note.names().map { folder + "/" + $0 }
    }

    /// The one that was begun, unless it has such a part already: then that was whole, and what stands here came after it.
    private func asideName(
        for present: [String], at now: Moment, _ note: AsideNote
    ) throws(StoreFailure) -> String {
        if let begun = try note.names().last {
            let there = try Folder.names(folder + "/" + begun)
            if !present.contains(where: there.contains) { return begun }
        }
        return try note.add(at: now)
    }

    /// Gives what was made in `workplace` its places, and removes the rest of that.
    func take(from workplace: String) throws(StoreFailure) {
        for name in Self.placed { try Folder.rename(workplace + "/" + name, to: folder + "/" + name) }
        try Folder.removeAll(workplace)
        try Folder.sync(folder)
    }

    /// Gives a database that was made in `workplace`, without any sync so far, its place, and removes the rest of that.
    func takeDatabase(from workplace: String) throws(StoreFailure) {
        let made = workplace + "/" + SQLiteCopier.fileName
        try SyncedFile.sync(made)
        // The folder is synced with that: the new name is on the disk before anything beside it goes.
        try Folder.rename(made, to: folder + "/" + SQLiteCopier.fileName)
        try Folder.removeAll(workplace)
        try Folder.sync(folder)
    }
}
