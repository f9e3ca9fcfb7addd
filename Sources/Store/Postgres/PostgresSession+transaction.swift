import CPostgres
import Intake

/// The bounds of transactions. Bodies are written for one writer at a time, so they run SERIALIZABLE: where two nodes' transactions could
/// not have come one after the other, one of them is undone and run again (postgresql.org/docs/15/transaction-iso.html, 13.2.3).
extension PostgresSession {
    private static let beginWriting = SQLStep(SQLStatement(once: "BEGIN ISOLATION LEVEL SERIALIZABLE"), [])
    private static let beginReading = SQLStep(SQLStatement(once: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), [])
    private static let commit = SQLStep(SQLStatement(once: "COMMIT"), [])

    /// What holds for every transaction of a connection.
    ///
    /// - Throws: `.unavailable` where a node's slot is another's by now, the database is being moved, or the server is not as it must be.
    func begin(_ role: PostgresRole) throws(StoreFailure) {
        let settings = connection.settings
        try simple(
            """
            SET synchronous_commit = \(role.isWriting ? "on" : "off");
            SET statement_timeout = \(settings.statementTimeout.milliseconds);
            SET lock_timeout = \(settings.lockTimeout.milliseconds);
            SET idle_in_transaction_session_timeout = \(settings.idleInTransactionTimeout.milliseconds);
            SET idle_session_timeout = 0;
            SET default_transaction_read_only = \(role == .reader ? "on" : "off");
            SET tcp_keepalives_idle = 5;
            SET tcp_keepalives_interval = 2;
            SET tcp_keepalives_count = 3;
            SET tcp_user_timeout = \(settings.deadAfter.milliseconds);
            SET TIME ZONE 'UTC';
            """)
        connection.hasLookedForMarks = false
        if role == .reader {
            // What nobody waits for any more the server ends by itself (postgresql.org/docs/15/runtime-config-connection.html). Where its
            // system cannot tell that we are gone, it refuses, and works to the end.
            _ = try? simple("SET client_connection_check_interval = 1000")
            return reset()
        }
        guard role != .listener else { return }
        try simple("SET application_name = '\(connection.node.text)'")
        try takeLocks(role)
        guard role == .servingWriter else { return }
        try requireHistory()
        try noteSlot()
    }

    /// Locks of the connection, which outlast the transaction.
    private func takeLocks(_ role: PostgresRole) throws(StoreFailure) {
        beginReading()
        defer { rollback() }
        try PostgresChecks.require(self)
        if role == .mover { return try PostgresMoveLock.take(self) }
        try PostgresMoveLock.share(self)
        guard role == .servingWriter else { return }
        try takeSlot()
    }

    func beginWriting() throws(StoreFailure) {
        reset()
        connection.began()
        queue(beginning: Self.beginWriting)
        if !connection.hasLookedForMarks {
            let isThere = try first(CommitMark.isThere, []) { !$0.isNull(0) } ?? false
            connection.mark = isThere ? connection.mark ?? CommitMark() : nil
            connection.hasLookedForMarks = true
        }
    }

    /// Begins a transaction that reads one state of the database.
    func beginReading() {
        reset()
        queue(beginning: Self.beginReading)
    }

    /// When it returns the transaction is durable, as `synchronous_commit` has it.
    ///
    /// - Throws: `.unavailable` also where the connection broke and nobody can be asked what became of the transaction.
    func commit() throws(StoreFailure) {
        guard !isOver else { throw StoreFailure(.unavailable, "an earlier error has ended the transaction") }
        guard !isUntouched else { return dropQueued() }
        // Whatever they wait for, they wait within the time that a transaction has.
        try sendQueued()
        guard connection.isInTime else {
            throw StoreFailure(.unavailable, "a transaction took too long: what it wrote would be found too late")
        }
        let mark = connection.mark?.next
        connection.mark = mark
        connection.forgetWarnings()
        do throws(StoreFailure) {
            try end(with: mark)
            guard connection.wasWarned else { return }
        } catch {
            guard !connection.isOpen, let mark else { throw error }
            return try connection.resolve(mark)
        }
        // "The transaction has already committed locally, but might not have been replicated to the standby."
        connection.close()
        guard let mark else { throw StoreFailure(.unavailable, "no standby has confirmed the commit") }
        try connection.resolve(mark)
    }

    /// Commits what was written, and the mark with it.
    func end(with mark: CommitMark?) throws(StoreFailure) {
        let steps = (mark.map { [$0.writing] } ?? []) + [Self.commit]
        // A transaction that an error has ended is rolled back by COMMIT, without an error.
        guard try run(steps).last?.command == "COMMIT" else {
            throw StoreFailure(.refused, "an earlier error has ended the transaction")
        }
    }

    /// Ends the transaction, where one is still open, without a trace.
    func rollback() {
        dropQueued()
        guard connection.isOpen, connection.transactionStatus != PQTRANS_IDLE else { return }
        do throws(StoreFailure) { try simple("ROLLBACK") } catch { connection.close() }
    }
}
