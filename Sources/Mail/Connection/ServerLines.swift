/// What the server said while libcurl logged in, the newest 64 KiB of it: the only place that tells why a login failed, and which
/// extensions an SMTP server has. libcurl hands over one line a call.
final class ServerLines {
    private static let limit = 64 << 10
    private var bytes: [UInt8] = []

    func append(_ line: UnsafeRawBufferPointer) {
        unsafe bytes.append(contentsOf: line)
        if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }

    /// The lines without their ends, oldest first.
    var lines: [String] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }
}
