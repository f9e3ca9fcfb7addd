import CPostgres
import Intake

/// The bounds of transactions. Bodies are written for one writer at a time, so they run SERIALIZABLE: where two nodes' transactions could
/// not have come one after the other, one of them is undone and run again (postgresql.org/docs/15/transaction-iso.html, 13.2.3).
extension PostgresSession {
    /// The key of the lock that a serving gateway holds, of its whole connection: what belongs to 311, the first.
    private static let gatewayLock = "311, 1"

    /// What holds for every transaction of a connection.
    ///
    /// - Throws: `.unavailable` where another gateway serves the database, or it is being moved. Since the lock is the writing connection's own, a gateway that
    ///   lost its connection, or was asleep for longer than the server waits, can write nothing more without it.
    func begin(_ role: PostgresRole) throws(StoreFailure) {
        let settings = connection.settings
        try simple(
            """
            SET synchronous_commit = \(role.isWriting ? "on" : "off");
            SET statement_timeout = \(settings.statementTimeout.milliseconds);
            SET lock_timeout = \(settings.lockTimeout.milliseconds);
            SET idle_in_transaction_session_timeout = \(settings.idleInTransactionTimeout.milliseconds);
            SET default_transaction_read_only = \(role == .reader ? "on" : "off");
            SET tcp_keepalives_idle = 5;
            SET tcp_keepalives_interval = 2;
            SET tcp_keepalives_count = 3;
            SET TIME ZONE 'UTC';
            """)
        switch role {
        case .mover: return try PostgresMoveLock.take(self)
        case .servingWriter, .writer: try PostgresMoveLock.share(self)
        case .reader, .listener: return
        }
        guard role == .servingWriter else { return }
        let held = try simple("SELECT CAST(pg_try_advisory_lock(\(Self.gatewayLock)) AS TEXT)")
        guard PostgresColumns(held, row: 0).text(0) == "true" else {
            connection.isHeldByAnother = true
            throw StoreFailure(.unavailable, "another gateway serves this database")
        }
    }

    func beginWriting() throws(StoreFailure) {
        reset()
        let begun = try simple("BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT CAST(pg_current_xact_id() AS TEXT)")
        transaction = PostgresColumns(begun, row: 0).text(0)
    }

    /// Begins a transaction that reads one state of the database.
    func beginReading() throws(StoreFailure) {
        reset()
        try simple("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    /// When it returns the transaction is durable, as `synchronous_commit` has it.
    ///
    /// - Throws: `.unavailable` also where the connection broke and nobody can be asked what became of the transaction.
    func commit() throws(StoreFailure) {
        guard !isOver else { throw StoreFailure(.unavailable, "an earlier error has ended the transaction") }
        let number = transaction
        do throws(StoreFailure) {
            // A transaction that an error has ended is rolled back by COMMIT, without an error.
            guard try simple("COMMIT").command == "COMMIT" else {
                throw StoreFailure(.refused, "an earlier error has ended the transaction")
            }
        } catch {
            guard !connection.isOpen, let number else { throw error }
            try connection.resolve(number)
        }
    }

    /// Ends the transaction, where one is still open, without a trace.
    func rollback() {
        guard connection.isOpen, connection.transactionStatus != PQTRANS_IDLE else { return }
        do throws(StoreFailure) { try simple("ROLLBACK") } catch { connection.close() }
    }
}
