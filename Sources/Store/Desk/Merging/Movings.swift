import Intake

/// What was merged or split off, and not taken back.
enum Movings {
    enum Kind: String {
        case merge
        case split
        case residents
    }

    /// - Parameter woken: until when the target had been put off, where this took it up.
    static func add(
        _ kind: Kind, from source: RowID, to target: RowID, _ change: RowID, woken: Moment? = nil, at now: Moment,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            insert,
            [.id(change), .text(kind.rawValue), .id(source), .id(target), .moment(now), .optional(woken)])
    }

    /// Until when the target had been put off; nil where it was not, or stayed so.
    static func wokenUntil(_ change: RowID, _ session: any SQLSession) throws(StoreFailure) -> Moment? {
        try session.first(woken, [.id(change)]) { $0.optionalMoment(0) } ?? nil
    }

    /// The newest by which something left a request or resident.
    static func from(
        _ source: RowID, _ kind: Kind, _ session: any SQLSession
    ) throws(StoreFailure) -> (change: RowID, target: RowID)? {
        try session.first(bySource, [.id(source), .text(kind.rawValue)]) { ($0.id(0), $0.id(1)) }
    }

    /// The newest by which something came to a request or resident.
    static func to(
        _ target: RowID, _ kind: Kind, _ session: any SQLSession
    ) throws(StoreFailure) -> (change: RowID, source: RowID)? {
        try session.first(byTarget, [.id(target), .text(kind.rawValue)]) { ($0.id(0), $0.id(1)) }
    }

    /// - Returns: false where somebody has taken it back already.
    static func takeBack(_ change: RowID, at now: Moment, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        try session.execute(mark, [.id(change), .moment(now)]) == 1
    }

    private static let insert = SQLStatement(
        "INSERT INTO moving (change_id, kind, source, target, at, woken_until) VALUES ($1, $2, $3, $4, $5, $6)")

    private static let woken = SQLStatement("SELECT woken_until FROM moving WHERE change_id = $1")

    static let bySource = SQLStatement(
        """
        SELECT change_id, target FROM moving WHERE source = $1 AND kind = $2 AND taken_back_at IS NULL
        ORDER BY change_id DESC LIMIT 1
        """)

    static let byTarget = SQLStatement(
        """
        SELECT change_id, source FROM moving WHERE target = $1 AND kind = $2 AND taken_back_at IS NULL
        ORDER BY change_id DESC LIMIT 1
        """)

    private static let mark = SQLStatement(
        "UPDATE moving SET taken_back_at = $2 WHERE change_id = $1 AND taken_back_at IS NULL")
}
