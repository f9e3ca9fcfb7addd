import Glibc
import Intake

/// Folders that survive a power cut: a new name is durable only when the folder that holds it has been synced (fsync(2)).
enum Folder {
    /// Makes `path` and what is missing above it, each synced into its parent. It is no error if it exists.
    static func make(_ path: String) throws(StoreFailure) {
        if unsafe mkdir(path, 0o750) == 0 { return try sync(parent(of: path)) }
        switch errno {
        case EEXIST: return
        case ENOENT:
            try make(parent(of: path))
            try make(path)
        case let code: throw FileFailure.make(code, "making a folder")
        }
    }

    /// Makes `path`, synced, where the folder above it is there.
    ///
    /// - Returns: whether it was made; false where something of that name was there.
    static func makeLast(_ path: String) throws(StoreFailure) -> Bool {
        guard unsafe mkdir(path, 0o750) == 0 else {
            guard errno == EEXIST else { throw FileFailure.make(errno, "making a folder") }
            return false
        }
        try sync(parent(of: path))
        return true
    }

    /// Makes the names in the folder durable.
    static func sync(_ path: String) throws(StoreFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening a folder") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure.make(errno, "syncing a folder") }
    }

    /// Whether there is a file of that path, of whatever kind.
    static func holdsFile(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// The names in the folder, in no order; none where it is not there.
    static func names(_ path: String) throws(StoreFailure) -> [String] {
        guard let folder = unsafe opendir(path) else {
            if errno == ENOENT { return [] }
            throw FileFailure.make(errno, "reading a folder")
        }
        defer { unsafe closedir(folder) }
        return unsafe names(in: folder)
    }

    /// Gives a file or a folder another name on the same file system, which is durable when this returns.
    static func rename(_ path: String, to target: String) throws(StoreFailure) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw FileFailure.make(errno, "renaming") }
        try sync(parent(of: target))
        if parent(of: path) != parent(of: target) { try sync(parent(of: path)) }
    }

    /// Removes a folder with all that is in it, or a file. It is no error if it is not there. Symbolic links are removed, not followed:
    /// neither `path` itself nor what is in it.
    ///
    /// - Parameter asking: called before each name; what it throws ends the work.
    static func removeAll(
        _ path: String, asking: () throws(StoreFailure) -> Void = { () throws(StoreFailure) in }
    ) throws(StoreFailure) {
        try remove(path, in: AT_FDCWD, asking)
    }

    /// Whether it is a folder, or a symbolic link to one.
    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether it is a folder and no symbolic link.
    static func isRealFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// By way of descriptors, so that nobody can put a link in the place of a folder that was just looked at.
    private static func remove(
        _ name: String, in parent: CInt, _ asking: () throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try asking()
        if unsafe unlinkat(parent, name, 0) == 0 || errno == ENOENT { return }
        guard errno == EISDIR || errno == EPERM else { throw FileFailure.make(errno, "removing a file") }
        let descriptor = unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.make(errno, "opening a folder") }
        defer { close(descriptor) }
        for inner in try names(descriptor) { try remove(inner, in: descriptor, asking) }
        guard unsafe unlinkat(parent, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
            throw FileFailure.make(errno, "removing a folder")
        }
    }

    private static func names(_ descriptor: CInt) throws(StoreFailure) -> [String] {
        // `closedir` closes the descriptor that it was given.
        let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard own >= 0 else { throw FileFailure.make(errno, "reading a folder") }
        guard let folder = unsafe fdopendir(own) else {
            let code = errno
            close(own)
            throw FileFailure.make(code, "reading a folder")
        }
        defer { unsafe closedir(folder) }
        return unsafe names(in: folder)
    }

    private static func names(in folder: OpaquePointer) -> [String] {
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
