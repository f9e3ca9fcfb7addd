import CSQLite
import GRDB
import GRDBSQLite
import Intake

/// The bounds of transactions go through GRDB, which keeps its own books on them.
extension SQLiteSession {
    /// Begins a transaction that will write: the lock is taken now, so that no statement within can meet a busy database.
    func beginWriting() throws(StoreFailure) {
        isOver = false
        try bound { try $0.beginTransaction(.immediate) }
    }

    /// Begins a transaction that reads one state of the database.
    func beginReading() throws(StoreFailure) { try bound { try $0.beginTransaction(.deferred) } }

    /// When it returns, the log is on the disk: `synchronous` is FULL.
    ///
    /// - Throws: `.unavailable` also where a body has passed over the error that ended the transaction.
    func commit() throws(StoreFailure) {
        try requireOpen()
        try bound { try $0.commit() }
    }

    /// Ends the transaction, where one is still open, without a trace.
    func rollback() {
        guard isInTransaction else { return }
        // ROLLBACK may report the error that made it necessary; the transaction is over either way.
        try? bound { try $0.rollback() }
    }

    /// Carries over what no reader needs any more from the log into the database, without making anyone wait
    /// (sqlite.org/c3ref/wal_checkpoint_v2.html).
    ///
    /// - Returns: pages in the log, and how many of them stand in the database now.
    func checkpoint(_ mode: CheckpointMode) throws(StoreFailure) -> (logged: Int, carried: Int) {
        var logged: CInt = 0
        var carried: CInt = 0
        let code = unsafe sqlite3_wal_checkpoint_v2(connection, nil, mode.rawValue, &logged, &carried)
        guard code == SQLITE_OK else { throw unsafe SQLiteFailure.make(code, on: connection) }
        return (Int(logged), Int(carried))
    }

    /// Brings onto the disk what checkpoints have written into the database's file. A checkpoint does so itself only where it has
    /// carried over all of the log.
    func syncDatabaseFile() throws(StoreFailure) {
        let code = unsafe sqlite_sync_database_file(connection)
        guard code == SQLITE_OK else { throw unsafe SQLiteFailure.make(code, on: connection) }
    }

    private func bound(_ step: (Database) throws -> Void) throws(StoreFailure) {
        do {
            try step(database)
        } catch {
            throw SQLiteFailure.make(error)
        }
    }
}

/// How far a checkpoint goes.
enum CheckpointMode {
    /// As far as it gets without waiting for anyone.
    case passive
    /// Waits for readers and empties the log file; for closing.
    case truncate

    var rawValue: CInt {
        switch self {
        case .passive: SQLITE_CHECKPOINT_PASSIVE
        case .truncate: SQLITE_CHECKPOINT_TRUNCATE
        }
    }
}
