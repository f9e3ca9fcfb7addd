package import Intake

/// How earlier messages were placed, from the tables of requests and messages.
package struct SQLPlacementBook: PlacementBook {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func placed(before: RowID?, limit: Int) async throws(StoreFailure) -> [PlacedMessage] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.placed, [.int64(before?.rawValue ?? .max), .int(limit)]) { row in
                Self.message(row)
            }.compactMap(\.self)
        }
    }

    /// Nil where a newer program wrote what this one cannot read.
    private static func message(_ row: borrowing SQLRow) -> PlacedMessage? {
        guard let number = TrackingNumber(row.text(1)), let channel = RowKeys.channel(row, 8),
            let language = Language(rawValue: row.text(10))
        else { return nil }
        var placement = Placement(
            requestType: row.optionalText(2), department: row.text(3), queue: row.text(4), priority: row.int(5),
            rule: row.text(6), reason: row.text(7))
        placement.tags = row.optionalText(17).map(RequestTags.tags)
        return PlacedMessage(
            request: row.id(0), number: number, channel: channel, language: language, subject: row.optionalText(12),
            text: row.text(13), arrivedAt: row.moment(11),
            placement: placement,
            scene: RoutingScene(
                place: row.optionalText(14).map { [$0] } ?? [], isVerified: row.flag(15), isKnown: row.flag(16)))
    }

    /// Who was on file when the message came had written before.
    private static let placed = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.request_type, s.department, s.queue, s.priority, s.rule, s.reason,
            m.channel_kind, m.channel, m.language, m.arrived_at, m.subject, m.text, s.place,
            m.is_sender_verified, CASE WHEN r.created_at < m.arrived_at THEN 1 ELSE 0 END, s.tags
        FROM service_request s JOIN message m ON m.id = (SELECT MIN(f.id) FROM message f WHERE f.request = s.id)
            LEFT JOIN resident r ON r.id = s.resident
        WHERE s.id < $1 AND s.status <> 'set_aside' ORDER BY s.id DESC LIMIT $2
        """)
}
