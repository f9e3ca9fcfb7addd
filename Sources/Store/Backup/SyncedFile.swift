import Crypto
import Glibc
import Intake

/// Files that are read to their end with their digest, copied, and brought onto the disk.
enum SyncedFile {
    private static let piece = 1 << 20

    /// A file's size and its SHA-256 in hexadecimal.
    struct Facts: Hashable, Sendable {
        var bytes: Int64
        var sha256: String
    }

    /// Reads all of a file.
    static func facts(_ path: String, watch: BackupWatch) throws(StoreFailure) -> Facts {
        try read(path, watch: watch) { (_: [UInt8]) throws(StoreFailure) in }
    }

    /// Copies a file to `target`, which must not be there, and syncs it. Where this throws, `target` is not there.
    static func copy(_ path: String, to target: String, watch: BackupWatch) throws(StoreFailure) -> Facts {
        let file = try IncomingFile(path: target, bytes: [])
        defer { file.discard() }
        let facts = try read(path, watch: watch) { piece throws(StoreFailure) in try file.append(piece) }
        try file.sync()
        file.stay()
        return facts
    }

    /// Writes a new file and syncs it.
    static func write(_ bytes: [UInt8], to path: String) throws(StoreFailure) {
        let file = try IncomingFile(path: path, bytes: bytes)
        defer { file.discard() }
        try file.sync()
        file.stay()
    }

    /// Brings onto the disk what others wrote into a file.
    static func sync(_ path: String) throws(StoreFailure) {
        let descriptor = try RegularFile.open(path, "opening a copied file")
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure.make(errno, "syncing a copied file") }
    }

    private static func read(
        _ path: String, watch: BackupWatch, _ each: ([UInt8]) throws(StoreFailure) -> Void
    ) throws(StoreFailure) -> Facts {
        let descriptor = try RegularFile.open(path, "opening a file")
        defer { close(descriptor) }
        var digest = SHA256()
        var total: Int64 = 0
        while true {
            try watch.requireGoingOn()
            let bytes = try next(descriptor)
            guard !bytes.isEmpty else { break }
            digest.update(data: bytes)
            total += Int64(bytes.count)
            try each(bytes)
        }
        return Facts(bytes: total, sha256: BlobID(of: digest.finalize()).hexadecimal)
    }

    private static func next(_ descriptor: CInt) throws(StoreFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: piece)
        while true {
            let count = unsafe bytes.withUnsafeMutableBytes { all in
                unsafe Glibc.read(descriptor, all.baseAddress, all.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure.reading(errno, "reading a file") }
            bytes.removeLast(bytes.count - count)
            return bytes
        }
    }
}
