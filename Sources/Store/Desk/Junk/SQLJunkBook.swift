package import Desk
package import Intake

/// What is set aside and what may be junk, on a database.
package struct SQLJunkBook: JunkBook {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) { self.database = database }

    package func entries(_ filter: JunkFilter) async throws(StoreFailure) -> [JunkEntry] {
        let place = SQLValue.int64(filter.before?.rawValue ?? .max)
        let department: [SQLValue] = filter.department.map { [.text($0)] } ?? []
        let isSuspected = filter.kind == .suspected
        let kind: [SQLValue] = isSuspected ? [] : [.flag(filter.kind == .automatic)]
        return try await database.read { session throws(StoreFailure) in
            var entries: [JunkEntry] = []
            try session.query(
                Self.statement(isSuspected: isSuspected, isOfDepartment: filter.department != nil),
                [place, .int(filter.limit)] + kind + department
            ) { row throws(StoreFailure) in
                guard let number = TrackingNumber(row.text(1)), let channel = RowKeys.channel(row, 3) else { return }
                entries.append(
                    JunkEntry(
                        place: row.id(0), number: number, title: row.text(2), channel: channel,
                        openedAt: row.moment(5), decision: row.optionalID(6), reason: row.optionalText(7) ?? "",
                        score: row.isNull(8) ? 1 : row.double(8),
                        setAsideBy: row.optionalID(6) == nil ? row.optionalText(9) : nil))
            }
            return entries
        }
    }

    private static func statement(isSuspected: Bool, isOfDepartment: Bool) -> SQLStatement {
        switch (isSuspected, isOfDepartment) {
        case (true, false): suspected
        case (true, true): suspectedOfDepartment
        case (false, false): setAside
        case (false, true): setAsideOfDepartment
        }
    }

    private static let suspectedColumns = """
        SELECT s.suspected_by, s.tracking_number, s.title, s.channel_kind, s.channel, s.opened_at, d.id, d.reason,
            d.score, NULL
        FROM service_request s JOIN decision d ON d.id = s.suspected_by
        WHERE (s.status = 'triage' OR s.status = 'assigned') AND s.suspected_by < $1
        """

    /// A status other than an open one takes a request off the index.
    static let suspected = SQLStatement(
        once: suspectedColumns + " ORDER BY s.suspected_by DESC LIMIT $2")
    static let suspectedOfDepartment = SQLStatement(
        once: suspectedColumns + " AND s.department = $3 ORDER BY s.suspected_by DESC LIMIT $2")

    /// Spam is what the city's own filter marked, what its words told, and what people called so; $3 asks for automatic mail instead.
    private static let asideColumns = """
        SELECT s.id, s.tracking_number, s.title, s.channel_kind, s.channel, s.opened_at, d.id, d.reason, d.score,
            (SELECT e.detail FROM event e WHERE e.request = s.id AND e.kind = 'set_aside' ORDER BY e.id DESC LIMIT 1)
        FROM service_request s
            JOIN message m ON m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = s.id)
            LEFT JOIN decision d ON d.message = m.id AND d.request = s.id AND d.kind = 'set_aside'
                AND d.undone_at IS NULL
        WHERE s.status = 'set_aside' AND s.is_automatic = $3 AND s.id < $1
        """

    static let setAside = SQLStatement(once: asideColumns + " ORDER BY s.id DESC LIMIT $2")
    static let setAsideOfDepartment = SQLStatement(
        once: asideColumns + " AND s.department = $4 ORDER BY s.id DESC LIMIT $2")
}
