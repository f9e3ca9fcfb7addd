import Intake

/// One state of a PostgreSQL database that stays readable while everybody goes on writing (postgresql.org/docs/15/functions-admin.html,
/// 9.27.5). One connection keeps the state and holds no lock on any table; another reads it in short transactions, so that even a
/// migration's ALTER TABLE waits for a batch of rows and not for the whole backup. What the state costs is that the server cannot
/// clean away rows that were replaced since.
///
/// Used on one thread.
final class PostgresSnapshot {
    private static let export = SQLStatement("SELECT pg_export_snapshot()")

    private let keeper: PostgresConnection
    private let reader: PostgresConnection
    private var name = ""

    /// Takes the state as it is now.
    init(_ url: PostgresURL) throws(StoreFailure) {
        var settings = PostgresSettings()
        // It does nothing for as long as the other reads.
        settings.idleInTransactionTimeout = .zero
        settings.statementTimeout = .seconds(3_600)
        keeper = PostgresConnection(url: url, role: .reader, settings: settings)
        reader = PostgresConnection(url: url, role: .reader, settings: settings)
        name = try keeper.use { session throws(StoreFailure) in
            try PostgresChecks.requireReadable(session)
            session.beginReading()
            return try session.first(Self.export, []) { $0.text(0) } ?? ""
        }
        // It goes into a statement as it is.
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || Self.isHexadecimal($0) }) else {
            throw StoreFailure(.unavailable, "PostgreSQL gives no state of the database to be copied")
        }
    }

    /// Reads it as it was, in a transaction.
    ///
    /// - Throws: `.unavailable` where the state is lost, because the connection that kept it broke.
    func read<T>(_ body: (PostgresSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try reader.use { session throws(StoreFailure) in
            session.beginReading()
            defer { session.rollback() }
            do throws(StoreFailure) {
                try session.simple("SET TRANSACTION SNAPSHOT '\(name)'")
            } catch {
                throw StoreFailure(.unavailable, "the connection to PostgreSQL that kept the backup's state broke")
            }
            return try body(session)
        }
    }

    /// Reads the database as it is by now.
    func readNow<T>(_ body: (PostgresSession) throws(StoreFailure) -> T) throws(StoreFailure) -> T {
        try reader.use { session throws(StoreFailure) in
            session.beginReading()
            defer { session.rollback() }
            return try body(session)
        }
    }

    func close() {
        reader.close()
        keeper.close()
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "F")
    }
}
