import Glibc
import Intake

/// Reads a file from beginning to end.
enum WholeFile {
    static func read(_ path: String) throws(StoreFailure) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure.reading(errno, "opening a blob") }
        defer { close(descriptor) }
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw FileFailure.reading(errno, "reading a blob") }
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
