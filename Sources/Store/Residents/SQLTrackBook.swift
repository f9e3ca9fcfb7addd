package import Intake

/// What residents may read of requests.
package struct SQLTrackBook: TrackBook {
    private static let mostUpdates = 100

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func request(_ number: TrackingNumber) async throws(StoreFailure) -> TrackedRequest? {
        let value = SQLValue.text(number.symbols)
        return try await database.read { session throws(StoreFailure) in
            // Both are asked whatever there is, so that the time taken does not tell.
            let found = try session.first(Self.find, [value]) { row in
                TrackedRequest(
                    id: row.id(0), trackingNumber: number, status: RequestStatus(rawValue: row.text(1)) ?? .triage,
                    requestType: row.optionalText(2), language: Language(rawValue: row.text(3)) ?? .english,
                    openedAt: row.moment(4), resolvedAt: nil, updates: [])
            }
            let updates = try session.all(Self.updates, [value, .int(Self.mostUpdates)]) { PublicUpdateRows.update($0) }
            let resolvedAt = try session.first(Self.resolvedAt, [value]) { $0.optionalMoment(0) }
            guard var request = found else { return nil }
            request.updates = updates
            if request.status == .resolved { request.resolvedAt = resolvedAt ?? nil }
            return request
        }
    }

    package func holder(of row: RowID, about request: RowID) async throws(StoreFailure) -> LinkHolder? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.holder, [.id(row), .id(request)]) { row in
                RowKeys.channel(row, 0).map { LinkHolder(channel: $0, address: row.text(2)) }
            } ?? nil
        }
    }

    package func story(of request: RowID, for holder: LinkHolder) async throws(StoreFailure) -> [StoryLine] {
        let values: [SQLValue] = [.id(request), .text(holder.address)]
        return try await database.read { session throws(StoreFailure) in
            let written = try session.all(Self.written, values) {
                StoryLine(direction: .inbound, text: $0.text(0), at: $0.moment(1))
            }
            let answered = try session.all(Self.answered, values) {
                StoryLine(direction: .outbound, text: $0.text(0), at: $0.moment(1))
            }
            return (written + answered).sorted { $0.at < $1.at }
        }
    }

    static let find = SQLStatement(
        "SELECT id, status, request_type, language, opened_at FROM service_request WHERE tracking_number = $1")

    static let updates = SQLStatement(
        """
        SELECT u.id, u.text, u.author_name, u.at FROM service_request s JOIN public_update u ON u.request = s.id
        WHERE s.tracking_number = $1 AND u.withdrawn_at IS NULL ORDER BY u.id LIMIT $2
        """)

    static let resolvedAt = SQLStatement(
        """
        SELECT MAX(e.at) FROM service_request s JOIN event e ON e.request = s.id
        WHERE s.tracking_number = $1 AND e.kind = 'resolved'
        """)

    private static let holder = SQLStatement(
        "SELECT channel_kind, channel, recipient FROM outbox WHERE id = $1 AND request = $2")

    /// Of one address alone: what another one contributed is not this one's to read, also where staff confirmed it (promise 9).
    static let written = SQLStatement(
        """
        SELECT text, arrived_at FROM message
        WHERE request = $1 AND sender = $2 AND is_unconfirmed = 0 AND keyword IS NULL ORDER BY id LIMIT 100
        """)

    static let answered = SQLStatement(
        """
        SELECT a.text, COALESCE(o.sent_at, o.created_at) FROM answer a JOIN outbox o ON o.id = a.id
        WHERE a.request = $1 AND o.recipient = $2 AND a.withdrawn_at IS NULL AND o.state = 'sent'
        ORDER BY a.id LIMIT 100
        """)
}
