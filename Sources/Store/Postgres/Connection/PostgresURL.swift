import CPostgres
package import Intake

/// Where the database is: `postgresql://user@host[:port][,host…]/database[?parameter=value…]`, as libpq reads it
/// (postgresql.org/docs/15/libpq-connect.html, 34.1.1.2).
package struct PostgresURL: Sendable, Hashable {
    private let text: String

    /// - Throws: `.refused` where libpq cannot read it, or it holds a password: that comes from a file (`PGPASSFILE`) or the environment
    ///   (`PGPASSWORD`), promise 14.
    package init(_ text: String) throws(StoreFailure) {
        guard Self.isOne(text), let options = unsafe PQconninfoParse(text, nil) else {
            throw StoreFailure(.refused, "is no URL of a PostgreSQL database; write postgresql://USER@HOST/DATABASE")
        }
        defer { unsafe PQconninfoFree(options) }
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if unsafe String(cString: keyword) == "password", unsafe option.pointee.val != nil {
                throw StoreFailure(
                    .refused,
                    "holds a password; put that into the file that PGPASSFILE names, or into PGPASSWORD")
            }
            unsafe option += 1
        }
        self.text = text
    }

    /// Whether a setting means PostgreSQL at all.
    package static func isOne(_ text: String) -> Bool {
        text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
    }

    /// Tries the hosts in their order. Blocks for at most the time of a connection for each.
    ///
    /// - Returns: a connection, good or bad, to be given to `PQfinish`.
    func connect(_ settings: PostgresSettings) -> OpaquePointer? {
        // What stands in the URL holds over what stands before it, and what stands behind it over the URL: on a standby nothing could be
        // written, and what is read there may be old.
        let words = [
            ("keepalives_idle", "5"), ("keepalives_interval", "2"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "\(settings.connectTimeout.milliseconds * 2)"),
            ("application_name", "intake"), ("dbname", text), ("client_encoding", "UTF8"),
            ("target_session_attrs", "read-write"),
            ("connect_timeout", "\(max(2, settings.connectTimeout.milliseconds / 1000))"),
        ]
        return unsafe withCStrings(words.map(\.0)) { keywords in
            unsafe withCStrings(words.map(\.1)) { values in unsafe PQconnectdbParams(keywords, values, 1) }
        }
    }

    /// Lends the texts as C has them, with a nil at the end.
    private func withCStrings<T>(
        _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T
    ) -> T {
        var bytes: [CChar] = []
        var starts: [Int] = []
        for text in texts {
            starts.append(bytes.count)
            bytes += text.utf8CString
        }
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            var pointers: [UnsafePointer<CChar>?] = unsafe []
            if let base = bytes.baseAddress {
                for start in starts { unsafe pointers.append(base + start) }
            }
            unsafe pointers.append(nil)
            return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
        }
    }
}
