import Glibc

/// What a process is known by at the server: `application_name` of its writing connection, which operators see too
/// (postgresql.org/docs/15/runtime-config-logging.html: at most 63 bytes, printable ASCII).
struct NodeName: Hashable, Sendable {
    let text: String

    /// The machine's name, and what tells this process from any other.
    init() {
        var name = [CChar](repeating: 0, count: 65)
        let host = unsafe name.withUnsafeMutableBufferPointer { buffer -> String in
            guard let base = buffer.baseAddress, unsafe gethostname(base, 64) == 0 else { return "" }
            return unsafe String(cString: base)
        }
        let plain = host.unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains($0))
        }
        text =
            "intake \(String(String.UnicodeScalarView(plain.prefix(30)))) \(String(UInt64.random(in: 0...(.max)), radix: 16))"
    }
}
