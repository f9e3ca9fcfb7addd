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
            try session.all(Self.page, values) { row in
                let openedAt = row.moment(2)
                let isOpen = row.text(3) != RequestStatus.resolved.rawValue
                let changedAt = row.optionalMoment(8) ?? openedAt
                let closedAt = isOpen ? nil : row.optionalMoment(9) ?? changedAt
                return OpenRequest(
                    id: row.id(0), number: row.text(1), openedAt: openedAt,
                    // When it was closed is the last that is told of what is closed (Open311 GeoReport v2).
                    updatedAt: closedAt ?? changedAt, closedAt: closedAt, isOpen: isOpen, notes: row.optionalText(10),
                    channelKind: row.text(4), requestType: row.text(5), department: row.text(6),
                    place: row.optionalText(7))
            }
        }
    }

    /// After a request that was opened at the same time, others of that time follow by their ids.
    static let page = SQLStatement(
        """
        SELECT s.id, s.tracking_number, s.opened_at, s.status, s.channel_kind, s.request_type, s.department, s.place,
            (SELECT MAX(e.at) FROM event e WHERE e.request = s.id),
            (SELECT MAX(c.at) FROM event c WHERE c.request = s.id
                AND c.kind IN ('resolved', 'closed', 'linked', 'merged', 'closed_again')),
            (SELECT u.text FROM public_update u WHERE u.request = s.id AND u.withdrawn_at IS NULL
                ORDER BY u.id DESC LIMIT 1)
        FROM service_request s
        WHERE s.opened_at >= $1 AND s.opened_at < $2 AND (s.opened_at > $1 OR s.id > $3)
            AND s.request_type IS NOT NULL AND s.status <> 'set_aside'
        ORDER BY s.opened_at, s.id LIMIT $4
        """)
}
