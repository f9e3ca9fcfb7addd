import Intake

/// What must be so of a server and its database, or what we promise is not so.
enum PostgresChecks {
    private static let settings = SQLStatement(
        """
        SELECT name, setting FROM pg_settings
        WHERE name IN ('server_version_num', 'server_encoding') ORDER BY name
        """)
    private static let collation = SQLStatement(
        "SELECT datcollate FROM pg_database WHERE datname = current_database()")

    /// - Throws: `.unavailable`, saying what to do.
    static func require(_ session: PostgresSession) throws(StoreFailure) {
        for (name, value) in try session.all(settings, [], { ($0.text(0), $0.text(1)) }) {
            switch name {
            case "server_version_num" where (Int(value) ?? 0) < 140_000:
                throw StoreFailure(.unavailable, "PostgreSQL 14 or newer is needed")
            case "server_encoding" where value != "UTF8":
                throw StoreFailure(.unavailable, "the database must hold UTF8: \(creation)")
            default: break
            }
        }
        let order = try session.first(collation, []) { $0.text(0) } ?? ""
        guard ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(order) else {
            throw StoreFailure(.unavailable, "the database must order text by its bytes: \(creation)")
        }
    }

    private static let creation = "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
}
