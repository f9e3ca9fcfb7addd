import Glibc

/// A file system of a few megabytes in memory, mounted on a folder. Needs root.
final class SmallDisk {
    private let path: String
    private var isMounted = true

    init?(at path: String, bytes: Int) {
        guard mount("intake-test", path, "tmpfs", 0, "size=\(bytes)") == 0 else { return nil }
        self.path = path
    }

    deinit { remove() }

    func remove() {
        guard isMounted else { return }
        isMounted = false
        umount2(path, 2)  // MNT_DETACH: also where something still has a file open.
    }
}
