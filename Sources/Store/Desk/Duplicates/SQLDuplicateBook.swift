package import Desk
package import Intake

/// What people said of possible duplicates, on a database. The key holds each pair once, whichever side it was said on.
package struct SQLDuplicateBook: DuplicateBook {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func ruledOut(for request: TrackingNumber) async throws(StoreFailure) -> [TrackingNumber] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.ruledOut, [.text(request.symbols)]) { TrackingNumber($0.text(0)) }.compactMap(\.self)
        }
    }

    package func ruleOut(
        _ other: TrackingNumber, for request: TrackingNumber, isOut: Bool, by changer: Changer
    ) async throws(StoreFailure) -> Bool {
        try await database.write(.keep) { session throws(StoreFailure) -> Bool in
            let mine = try StandingRows.standing(request, session)
            let theirs = try StandingRows.standing(other, session)
            guard let mine, let theirs, mine.request != theirs.request else { return false }
            let now = rows.clock.now()
            let changed =
                isOut
                ? try Self.ruleOut(theirs.request, for: mine.request, at: now, session)
                : try session.execute(Self.delete, Self.pair(mine.request, theirs.request)) == 1
            guard changed else { return false }
            try ChangeRows(rows: rows).audit(
                isOut ? .duplicateRuledOut : .duplicateRuledIn, .request(mine.request), by: changer,
                after: ["other": other.description], at: now, session)
            return true
        }
    }

    /// In a transaction of the caller's. False where that was said already.
    @discardableResult
    static func ruleOut(
        _ other: RowID, for request: RowID, at now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        try session.execute(insert, pair(request, other) + [.moment(now)]) == 1
    }

    private static func pair(_ one: RowID, _ other: RowID) -> [SQLValue] {
        [.id(min(one, other)), .id(max(one, other))]
    }

    static let ruledOut = SQLStatement(
        """
        SELECT o.tracking_number FROM service_request s JOIN not_duplicate n ON n.request = s.id
            JOIN service_request o ON o.id = n.other WHERE s.tracking_number = $1
        UNION ALL
        SELECT o.tracking_number FROM service_request s JOIN not_duplicate n ON n.other = s.id
            JOIN service_request o ON o.id = n.request WHERE s.tracking_number = $1
        """)

    private static let insert = SQLStatement(
        "INSERT INTO not_duplicate (request, other, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")

    private static let delete = SQLStatement("DELETE FROM not_duplicate WHERE request = $1 AND other = $2")
}
