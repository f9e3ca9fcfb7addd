package import Desk
package import Intake

/// What is set aside and what may be junk, on a database.
package struct SQLJunkBook: JunkBook {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) { self.database = database }

    package func entries(_ filter: JunkFilter) async throws(StoreFailure) -> [JunkEntry] {
        let page: [SQLValue] = [
            .int64(filter.before?.rawValue ?? .max), .optional(filter.department), .int(filter.limit),
        ]
        return try await database.read { session throws(StoreFailure) in
            var entries: [JunkEntry] = []
            let isSuspected = filter.kind == .suspected
            try session.query(
                isSuspected ? Self.suspected : Self.setAside,
                isSuspected ? page : page + [.flag(filter.kind == .spam)]
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

    static let suspected = SQLStatement(
        """
        SELECT d.id, s.tracking_number, s.title, s.channel_kind, s.channel, s.opened_at, d.id, d.reason, d.score, NULL
        FROM decision d JOIN service_request s ON s.id = d.request
        WHERE d.kind = 'suspected' AND d.undone_at IS NULL AND d.id < $1
            AND (s.status = 'triage' OR s.status = 'assigned') AND (CAST($2 AS TEXT) IS NULL OR s.department = $2)
        ORDER BY d.id DESC LIMIT $3
        """)

    /// Spam ($4) is what the city's own filter marked, what its words told, and what people called so.
    static let setAside = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.title, s.channel_kind, s.channel, s.opened_at, d.id, d.reason, d.score,
            (SELECT e.detail FROM event e WHERE e.request = s.id AND e.kind = 'set_aside' ORDER BY e.id DESC LIMIT 1)
        FROM service_request s
            JOIN message m ON m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = s.id)
            LEFT JOIN decision d ON d.message = m.id AND d.request = s.id AND d.kind = 'set_aside'
                AND d.undone_at IS NULL
        WHERE s.status = 'set_aside' AND s.id < $1 AND (CAST($2 AS TEXT) IS NULL OR s.department = $2)
            AND ($4 = 1) = (m.automatic IS NULL)
        ORDER BY s.id DESC LIMIT $3
        """)
}
