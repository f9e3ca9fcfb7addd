import Intake

/// What must be so of a server and its database, or what we promise is not so.
enum PostgresChecks {
    private static let settings = SQLStatement(
        """
        SELECT name, setting FROM pg_settings
        WHERE name IN ('server_version_num', 'server_encoding') ORDER BY name
        """)
    /// The provider is found in the whole row, since only version 15 and newer have it: `i` stands for ICU.
    private static let collation = SQLStatement(
        """
        SELECT datcollate, CASE WHEN CAST(to_jsonb(d) AS JSONB) ->> 'datlocprovider' = 'i' THEN 1 ELSE 0 END,
            CAST(pg_backend_pid() AS BIGINT)
        FROM pg_database d WHERE datname = current_database()
        """)

    /// The same for one who only reads and keeps a state of the database for long.
    static func requireReadable(_ session: PostgresSession) throws(StoreFailure) {
        session.beginReading()
        defer { session.rollback() }
        try require(session)
    }

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
        guard let (order, isICU, process) = try session.first(collation, [], { ($0.text(0), $0.flag(1), $0.int64(2)) })
        else { throw StoreFailure(.unavailable, "the server does not say what database it is") }
        guard process == Int64(session.connection.process) else {
            throw StoreFailure(
                .unavailable,
                "a pooler stands before the server: locks and settings would be somebody else's; go to it directly")
        }
        guard ["C", "POSIX", "C.UTF-8", "C.utf8"].contains(order), !isICU else {
            throw StoreFailure(.unavailable, "the database must order text by its bytes: \(creation)")
        }
    }

    private static let durability = SQLStatement(
        """
        SELECT name, setting FROM pg_settings
        WHERE name IN ('fsync', 'full_page_writes', 'synchronous_standby_names') ORDER BY name
        """)

    /// What of the server's settings lets it lose what it has acknowledged, each as a sentence; none where all is well. That there is no
    /// second machine is told, too.
    static func doubts(_ session: any SQLSession) throws(StoreFailure) -> [String] {
        try session.all(durability, []) { ($0.text(0), $0.text(1)) }.compactMap { name, value in
            switch name {
            case "fsync" where value == "off", "full_page_writes" where value == "off":
                "PostgreSQL runs with \(name) = off: what it has acknowledged may be lost with its power"
            case "synchronous_standby_names" where value.isEmpty:
                "PostgreSQL has no synchronous standby: what it has acknowledged is on one machine only"
            default: nil
            }
        }
    }

    private static let creation = "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'"
}
