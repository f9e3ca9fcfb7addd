package import Intake
package import Reports

/// Service requests for the city's open data, read in steps.
package struct SQLOpenDataBook: OpenDataBook {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) { self.database = database }

    package func requests(
        opened span: Range<Moment>, after last: OpenRequest?, limit: Int
    ) async throws(StoreFailure) -> [OpenRequest] {
        let values: [SQLValue] = [
            .moment(last?.openedAt ?? span.lowerBound), .moment(span.upperBound),
            .id(last?.id ?? RowID(rawValue: Int64.min)), .int(limit),
        ]
        return try await database.read { session throws(StoreFailure) in
            var merged: Set<RowID> = []
            var requests = try session.all(Self.page, values) { row in
                let openedAt = row.moment(1)
                let isOpen = row.text(2) != RequestStatus.resolved.rawValue
                let changedAt = row.optionalMoment(7) ?? openedAt
                let closedAt = isOpen ? nil : row.optionalMoment(8) ?? changedAt
                if row.optionalText(10) == "merged" { merged.insert(row.id(0)) }
                return OpenRequest(
                    id: row.id(0), openedAt: openedAt,
                    // When it was closed is the last that is told of what is closed (Open311 GeoReport v2).
                    updatedAt: closedAt ?? changedAt, closedAt: closedAt, isOpen: isOpen, notes: row.optionalText(9),
                    channelKind: row.text(3), requestType: row.text(4), department: row.text(5),
                    place: row.optionalText(6))
            }
            for place in requests.indices where merged.contains(requests[place].id) {
                let later = try Self.later(than: requests[place].id, session)
                requests[place].laterTypes = later.map(\.type)
                requests[place].endsSetAside = later.last?.status == RequestStatus.setAside.rawValue
            }
            return requests
        }
    }

    /// What a request was merged into, one after the other, as on its page.
    private static func later(
        than request: RowID, _ session: any SQLSession
    ) throws(StoreFailure) -> [(status: String, type: String?)] {
        var later: [(status: String, type: String?)] = []
        for place in try SQLTrackBook.places(of: request, session).dropFirst() {
            let found = try session.first(SQLTrackBook.find, [.id(place)]) {
                (status: $0.text(0), type: $0.optionalText(1))
            }
            if let found { later.append(found) }
        }
        return later
    }

    /// After a request that was opened at the same time, others of that time follow by their ids.
    static let page = SQLStatement(
        """
        SELECT s.id, s.opened_at, s.status, s.channel_kind, s.request_type, s.department, s.place,
            (SELECT MAX(e.at) FROM event e WHERE e.request = s.id),
            (SELECT MAX(c.at) FROM event c WHERE c.request = s.id
                AND c.kind IN ('resolved', 'closed', 'linked', 'merged', 'closed_again')),
            (SELECT u.text FROM public_update u WHERE u.request = s.id AND u.withdrawn_at IS NULL
                ORDER BY u.id DESC LIMIT 1),
            (SELECT w.closed_as FROM work w WHERE w.request = s.id)
        FROM service_request s
        WHERE s.opened_at >= $1 AND s.opened_at < $2 AND (s.opened_at > $1 OR s.id > $3)
            AND s.request_type IS NOT NULL AND s.status <> 'set_aside'
        ORDER BY s.opened_at, s.id LIMIT $4
        """)
}
