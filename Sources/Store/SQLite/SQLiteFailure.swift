import GRDB
import GRDBSQLite
import Glibc
import Intake

/// Turns SQLite's result codes (sqlite.org/rescode.html) into `StoreFailure`, without any value of a statement.
enum SQLiteFailure {
    /// What a failed call on `connection` means. Must be called before the connection is used again.
    ///
    /// - Parameter isCompiling: while a statement is prepared, SQLite's message speaks of our own text only and is passed on;
    ///   while it runs, only a constraint's name is, since other messages may quote data (full-text search does).
    static func make(_ code: CInt, on connection: OpaquePointer, isCompiling: Bool = false) -> StoreFailure {
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? ""
        let systemError = unsafe sqlite3_system_errno(connection)
        return make(code, message: message, systemError: systemError, isCompiling: isCompiling)
    }

    /// What an error of GRDB means: it opens, configures and checkpoints.
    static func make(_ error: any Error) -> StoreFailure {
        if let failure = error as? StoreFailure { return failure }
        guard let error = error as? DatabaseError else {
            return StoreFailure(.unavailable, "the SQLite driver failed (\(type(of: error)))")
        }
        return make(
            error.extendedResultCode.rawValue, message: error.message ?? "", systemError: errno, isCompiling: true)
    }

    private static func make(
        _ code: CInt, message: String, systemError: CInt, isCompiling: Bool
    ) -> StoreFailure {
        let primary = code & 0xFF
        let meaning = unsafe sqlite3_errstr(code).map { unsafe String(cString: $0) } ?? "unknown error"
        let detail = "SQLite \(code): \(meaning)"
        switch primary {
        case SQLITE_FULL:
            return StoreFailure(.full, "the disk or the quota is full (\(detail))")
        case SQLITE_IOERR where systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG:
            return StoreFailure(.full, "the disk or the quota is full (\(detail), errno \(systemError))")
        case SQLITE_IOERR:
            return StoreFailure(
                .unavailable, "reading or writing the database failed (\(detail), errno \(systemError))")
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM,
            SQLITE_INTERRUPT, SQLITE_PROTOCOL, SQLITE_AUTH, SQLITE_NOLFS:
            return StoreFailure(.unavailable, detail)
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT:
            return StoreFailure(.damaged, detail)
        case SQLITE_CONSTRAINT:
            // "UNIQUE constraint failed: received.channel, received.source_id": names only, never values.
            return StoreFailure(.refused, message.isEmpty ? detail : message)
        default:
            return StoreFailure(.refused, isCompiling ? "\(detail): \(message)" : detail)
        }
    }
}
