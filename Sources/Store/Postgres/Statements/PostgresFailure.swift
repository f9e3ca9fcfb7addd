import Intake

/// Turns PostgreSQL's SQLSTATE (postgresql.org/docs/15/errcodes-appendix.html) into `StoreFailure`, without any value of a statement.
struct PostgresFailure {
    let failure: StoreFailure
    /// Two transactions were in each other's way; run again, this one may succeed.
    let isConflict: Bool
    /// The number of values is wrong.
    let isProtocolViolation: Bool

    init(_ result: PostgresResult) {
        let state = result.errorField(.state)
        isConflict = ["40001", "40P01"].contains(state)
        isProtocolViolation = state == "08P01"
        var detail = "PostgreSQL \(state.isEmpty ? "without an SQLSTATE" : state)"
        let place = [PostgresErrorField.table, .column].map(result.errorField).filter { !$0.isEmpty }
        let names = [result.errorField(.constraint), place.joined(separator: ".")].filter { !$0.isEmpty }
        if state.hasPrefix("42") {
            // Found while a statement is compiled: the server speaks of our own text only. Other messages may quote data.
            detail += ": \(result.errorField(.message))"
        } else if !names.isEmpty {
            detail += ": " + names.joined(separator: ", ")
        }
        failure = StoreFailure(Self.code(state), detail)
    }

    /// The first two letters are the class of the error.
    private static func code(_ state: String) -> StoreFailure.Code {
        switch state {
        case "53100": return .full
        // The server is shutting down or starting, a statement took too long, a session was idle for too long or waited for a lock.
        case "57014", "25P03", "55P03", "25006": return .unavailable
        default: break
        }
        switch state.prefix(2) {
        case "08", "53", "57", "58", "40", "28", "3D": return .unavailable
        case "XX": return .damaged
        default: return .refused
        }
    }
}
