import CPostgres

extension PostgresConnection {
    /// Nil while there is no connection.
    var link: PostgresLink? {
        guard isOpen, let options = unsafe PQconninfo(handle) else { return nil }
        defer { unsafe PQconninfoFree(options) }
        var mode = ""
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if unsafe String(cString: keyword) == "sslmode", let value = unsafe option.pointee.val {
                mode = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return unsafe PostgresLink(
            host: Self.text(PQhost(handle)), address: Self.text(PQhostaddr(handle)), mode: mode,
            isEncrypted: PQsslInUse(handle) == 1)
    }

    private static func text(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
