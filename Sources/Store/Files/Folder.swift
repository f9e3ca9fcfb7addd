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
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Gives a file or a folder another name on the same file system, which is durable when this returns.
    static func rename(_ path: String, to target: String) throws(StoreFailure) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw FileFailure.make(errno, "renaming") }
        try sync(parent(of: target))
        if parent(of: path) != parent(of: target) { try sync(parent(of: path)) }
    }

    /// Removes a folder with all that is in it. It is no error if it is not there. Symbolic links are removed, not followed.
    static func removeAll(_ path: String) throws(StoreFailure) {
        for name in try names(path) {
            let inner = path + "/" + name
            if unsafe unlink(inner) == 0 || errno == ENOENT { continue }
            guard errno == EISDIR || errno == EPERM else { throw FileFailure.make(errno, "removing a file") }
            try removeAll(inner)
        }
        guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw FileFailure.make(errno, "removing a folder") }
    }

    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK | X_OK) == 0 }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
