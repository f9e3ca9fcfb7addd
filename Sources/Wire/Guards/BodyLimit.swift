/// How long a request's body may be, by path: refused with 413 by its Content-Length before a byte of it is read, or
/// as soon as a chunked body grows over it.
package struct BodyLimit: Sendable, Equatable {
    /// Bytes, where no prefix matches.
    package var bytes: Int
    /// Bytes for the paths that begin with a prefix; the longest prefix that matches decides.
    package var prefixes: [String: Int]

    package init(bytes: Int = 1024 * 1024, prefixes: [String: Int] = [:]) {
        self.bytes = bytes
        self.prefixes = prefixes
    }

    /// The limit for a path, query or not.
    package func bytes(for path: String) -> Int {
        guard !prefixes.isEmpty else { return bytes }
        let match = prefixes.filter { path.hasPrefix($0.key) }.max { $0.key.utf8.count < $1.key.utf8.count }
        return match?.value ?? bytes
    }
}
