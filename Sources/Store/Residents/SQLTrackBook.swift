package import Intake

/// What residents may read of requests.
package struct SQLTrackBook: TrackBook {
    private static let mostUpdates = 100
    /// Merges one after the other that are followed.
    private static let mostMerges = 16

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func request(_ number: TrackingNumber) async throws(StoreFailure) -> TrackedRequest? {
        try await database.read { session throws(StoreFailure) in
            // All is asked whatever there is, so that the time taken does not tell.
            let found = try session.first(Self.number, [.text(number.symbols)]) { $0.id(0) }
            let places = try Self.places(of: found ?? RowID(rawValue: 0), session)
            var stages: [TrackedRequest] = []
            for id in places {
                if let stage = try Self.stage(id, number, session) { stages.append(stage) }
            }
            guard var request = stages.first, let last = stages.last else { return nil }
            request.laterTypes = stages.dropFirst().map(\.requestType)
            request.updates = stages.flatMap(\.updates).sorted { $0.at < $1.at }
            (request.status, request.resolvedAt) = (last.status, last.resolvedAt)
            return request
        }
    }

    /// One request by itself.
    private static func stage(
        _ id: RowID, _ number: TrackingNumber, _ session: any SQLSession
    ) throws(StoreFailure) -> TrackedRequest? {
        let found = try session.first(Self.find, [.id(id)]) { row in
            var request = TrackedRequest(
                id: id, trackingNumber: number, status: RequestStatus(rawValue: row.text(0)) ?? .triage,
                requestType: row.optionalText(1), language: Language(rawValue: row.text(2)) ?? .english,
                openedAt: row.moment(3), resolvedAt: nil, updates: [])
            request.place = row.optionalText(4)
            return request
        }
        let updates = try session.all(Self.updates, [.id(id), .int(Self.mostUpdates)]) { PublicUpdateRows.update($0) }
        let resolvedAt = try session.first(Self.resolvedAt, [.id(id)]) { $0.optionalMoment(0) }
        guard var request = found else { return nil }
        request.updates = updates
        if request.status == .resolved { request.resolvedAt = resolvedAt ?? nil }
        return request
    }

    package func holder(of row: RowID, about request: RowID) async throws(StoreFailure) -> LinkHolder? {
        try await database.read { session throws(StoreFailure) in
            // What a merged request's link was sent with moved along, as far as nobody took that back.
            for place in try Self.places(of: request, session).reversed() {
                let found = try session.first(Self.holder, [.id(row), .id(place)]) { row in
                    RowKeys.channel(row, 0).map { LinkHolder(channel: $0, address: row.text(2)) }
                }
                if let found { return found }
            }
            return nil
        }
    }

    package func story(of request: RowID, for holder: LinkHolder) async throws(StoreFailure) -> [StoryLine] {
        try await database.read { session throws(StoreFailure) in
            let place = try Self.places(of: request, session).last ?? request
            let values: [SQLValue] = [.id(place), .text(holder.address)]
            let written = try session.all(Self.written, values) {
                StoryLine(direction: .inbound, text: $0.text(0), at: $0.moment(1))
            }
            let answered = try session.all(Self.answered, values) {
                StoryLine(direction: .outbound, text: $0.text(0), at: $0.moment(1))
            }
            return (written + answered).sorted { $0.at < $1.at }
        }
    }

    /// The request, and where it was merged into, one after the other: what hung on it stands on the last.
    static func places(of request: RowID, _ session: any SQLSession) throws(StoreFailure) -> [RowID] {
        var places = [request]
        while places.count <= mostMerges,
            let next = try session.first(mergedInto, [.id(places[places.count - 1])], { $0.id(0) })
        {
            if places.contains(next) { break }
            places.append(next)
        }
        return places
    }

    static let number = SQLStatement("SELECT id FROM service_request WHERE tracking_number = $1")

    static let find = SQLStatement(
        "SELECT status, request_type, language, opened_at, place FROM service_request WHERE id = $1")

    static let updates = SQLStatement(
        """
        SELECT id, text, author_name, at FROM public_update
        WHERE request = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT $2
        """)

    static let resolvedAt = SQLStatement("SELECT MAX(at) FROM event WHERE request = $1 AND kind = 'resolved'")

    static let mergedInto = SQLStatement(
        """
        SELECT s.parent FROM service_request s JOIN work w ON w.request = s.id
        WHERE s.id = $1 AND w.closed_as = 'merged' AND s.parent IS NOT NULL
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
