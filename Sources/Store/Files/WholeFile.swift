import Glibc
import Intake

/// Reads a file from beginning to end.
enum WholeFile {
    /// - Parameter limit: in bytes.
    /// - Throws: `.missing`; `.damaged` where it is something else than a file, cannot be read or is larger than `limit`.
    static func read(_ path: String, limit: Int = .max) throws(StoreFailure) -> [UInt8] {
        let descriptor = try RegularFile.open(path, "opening a blob")
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw FileFailure.reading(errno, "reading a blob") }
        guard Int(facts.st_size) <= limit else {
            throw StoreFailure(.damaged, "a file has more than the \(limit) bytes that it may have")
        }
        var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
        var position = 0
        while position < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { all in
                unsafe Glibc.read(descriptor, all.baseAddress.map { unsafe $0 + position }, all.count - position)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFailure.reading(errno, "reading a blob") }
            // Shorter than it said: whoever checks the digest will see it.
            guard count > 0 else { return Array(bytes[..<position]) }
            position += count
        }
        return bytes
    }
}
