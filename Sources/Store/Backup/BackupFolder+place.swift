import Glibc
import Intake

/// Where the folder lies, as seen from a store.
extension BackupFolder {
    /// What a store's own work renames, sweeps or removes.
    private static let swept = ["blobs", "search", "restoring"]

    /// Whether it is the data folder itself.
    package func isStore(_ store: String) -> Bool { Self.canonical(path) == Self.canonical(store) }

    /// Whether it lies in a part of the data folder that a restore puts aside or a sweep goes through.
    package func isSwept(in store: String) -> Bool {
        let (own, store) = (Self.canonical(path), Self.canonical(store))
        guard own.hasPrefix(store + "/") else { return false }
        let part = own.dropFirst(store.count + 1).prefix { $0 != "/" }
        return Self.swept.contains(String(part)) || part.hasPrefix("replaced-")
    }

    /// Whether it is on the data folder's file system, and so is lost with that.
    package func isBeside(_ store: String) -> Bool {
        guard let own = Self.device(path), let other = Self.device(store) else { return false }
        return own == other
    }

    /// - Throws: `.refused` where a backup here would harm the store or be harmed by it.
    func requireOutside(_ store: String) throws(StoreFailure) {
        guard !isStore(store), !isSwept(in: store) else {
            throw StoreFailure(.refused, "the backups must lie outside of what is the store's own folder")
        }
    }

    /// Without links; what is not there yet is taken as it is written.
    private static func canonical(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else {
            let parent = Folder.parent(of: path)
            guard parent != path, parent != "." else { return path }
            let above = canonical(parent)
            return (above == "/" ? "" : above) + "/" + path.dropFirst(parent == "/" ? 1 : parent.count + 1)
        }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Of the nearest folder that is there.
    private static func device(_ path: String) -> UInt64? {
        var facts = stat()
        if unsafe stat(path, &facts) == 0 { return UInt64(facts.st_dev) }
        let parent = Folder.parent(of: path)
        return parent == path || parent == "." ? nil : device(parent)
    }
}
