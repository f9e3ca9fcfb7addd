import Intake

/// Turns PostgreSQL's SQLSTATE (postgresql.org/docs/15/errcodes-appendix.html) into `StoreFailure`, without any value of a statement.
///
/// What is refused puts a message into the quarantine, so only that is which says for certain that the same statement with the same values
/// would fail again. Everything else passes, or is mended by somebody at the server: it is tried again.
struct PostgresFailure {
    let failure: StoreFailure
    /// Two transactions were in each other's way; run again, this one may succeed.
    let isConflict: Bool
    /// The server does not take what was sent: the number of values is wrong, or somebody in between has garbled it.
    let isProtocolViolation: Bool
    /// The statements that this connection has prepared are not what the server holds: the next connection prepares its own.
    let isStale: Bool

    init(_ result: PostgresResult) {
        self.init(
            state: result.errorField(.state), function: result.errorField(.function),
            message: result.errorField(.message), constraint: result.errorField(.constraint),
            place: [PostgresErrorField.table, .column].map(result.errorField))
    }

    /// - Parameters:
    ///   - function: of the server's, in which it was found; the same in every language.
    ///   - place: table and column; empty where none is named.
    init(state: String, function: String = "", message: String = "", constraint: String = "", place: [String] = []) {
        isConflict = ["40001", "40P01"].contains(state)
        isProtocolViolation = state == "08P01"
        isStale = Self.stale.contains(state) || state == "0A000" && function == "RevalidateCachedQuery"
        var detail = "PostgreSQL \(state.isEmpty ? "without an SQLSTATE" : state)"
        let names = [constraint, place.filter { !$0.isEmpty }.joined(separator: ".")].filter { !$0.isEmpty }
        if state.hasPrefix("42") {
            // Found while a statement is compiled: the server speaks of our own text only. Other messages may quote data.
            detail += ": \(message)"
        } else if !names.isEmpty {
            detail += ": " + names.joined(separator: ", ")
        }
        failure = StoreFailure(isStale ? .unavailable : Self.code(state), detail)
    }

    /// A prepared statement is not there, or is there already: a pooler in between, or `DISCARD`, gave us another's session. (The plan of one
    /// that is there "must not change result type" is 0A000 like much else, and known by where it is found.)
    private static let stale: Set<String> = ["26000", "42P05"]

    private static func code(_ state: String) -> StoreFailure.Code {
        switch state {
        case "53100": return .full
        // Somebody has to grant it; the statement is as it should be.
        case "42501": return .unavailable
        // A page or an index that is broken. XX000, an internal error, may be anything, also a conflict that has passed.
        case "XX001", "XX002": return .damaged
        default: break
        }
        switch state.prefix(2) {
        // A subquery of too many rows, data that no column takes, rows that a rule forbids, a defect of ours in the statement's text, a value
        // too large for an index.
        case "21", "22", "23", "42", "54": return .refused
        default: return .unavailable
        }
    }
}
