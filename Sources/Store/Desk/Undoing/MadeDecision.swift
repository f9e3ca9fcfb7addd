import Desk
import Intake

/// An automatic decision as it stands in its row.
struct MadeDecision {
    let id: RowID
    let kind: Decision.Kind
    let request: RowID
    let message: RowID?
    let other: RowID?
    let isUndone: Bool

    /// Nil where there is none of that id on that request.
    static func find(
        _ id: RowID, on request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> MadeDecision? {
        try session.first(byID, [.id(id), .id(request)]) { row throws(StoreFailure) in
            guard let kind = Decision.Kind(rawValue: row.text(0)) else {
                throw StoreFailure(.damaged, "a decision of a kind that this binary does not know")
            }
            return MadeDecision(
                id: id, kind: kind, request: request, message: row.optionalID(1), other: row.optionalID(2),
                isUndone: !row.isNull(3))
        }
    }

    /// Marks it as taken back; the row stays.
    func mark(by changer: Changer, at now: Moment, _ session: any SQLSession) throws(StoreFailure) {
        let author: SQLValue = changer == .commandLine ? .null : .int64(changer.agent.rawValue)
        try session.execute(Self.undo, [.id(id), .moment(now), author])
        if kind == .suspected { try session.execute(Self.clear, [.id(request), .id(id)]) }
    }

    private static let byID = SQLStatement(
        "SELECT kind, message, other, undone_at FROM decision WHERE id = $1 AND request = $2")

    private static let clear = SQLStatement(
        "UPDATE service_request SET suspected_by = NULL WHERE id = $1 AND suspected_by = $2")

    private static let undo = SQLStatement(
        "UPDATE decision SET undone_at = $2, undone_by = $3 WHERE id = $1 AND undone_at IS NULL")
}
