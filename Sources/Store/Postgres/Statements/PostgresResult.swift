import CPostgres

/// What the server answered to one statement. Freed with its last owner.
@safe final class PostgresResult {
    let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) { unsafe self.handle = handle }

    deinit { unsafe PQclear(handle) }

    var status: ExecStatusType { unsafe PQresultStatus(handle) }

    var rows: Int { Int(unsafe PQntuples(handle)) }

    /// Rows that were inserted, updated or deleted. 0 for a statement that only reads.
    var changes: Int {
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, !command.hasPrefix("SELECT") else { return 0 }
        guard let text = unsafe PQcmdTuples(handle) else { return 0 }
        return Int(unsafe String(cString: text)) ?? 0
    }

    var isFailure: Bool {
        ![PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_PIPELINE_SYNC].contains(status)
    }

    /// What ran, as the server names it: `COMMIT`, `SELECT 3`.
    var command: String {
        guard let text = unsafe PQcmdStatus(handle) else { return "" }
        return unsafe String(cString: text)
    }

    /// Empty where the server said nothing.
    func errorField(_ field: PostgresErrorField) -> String {
        guard let text = unsafe PQresultErrorField(handle, CInt(field.rawValue.value)) else { return "" }
        return unsafe String(cString: text)
    }
}
