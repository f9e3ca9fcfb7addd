package import Intake

/// Files of filed messages that are still to be fetched from their provider.
package struct SQLMediaQueue: MediaQueue {
    private let database: any SQLDatabase
    private let rows: ReceivedRows

    init(database: any SQLDatabase, rows: ReceivedRows) {
        self.database = database
        self.rows = rows
    }

    package func due(limit: Int, now: Moment) async throws(StoreFailure) -> [PendingMedia] {
        let found = try await database.read { session throws(StoreFailure) in
            try session.all(Self.due, [.moment(now), .int(limit)]) { row -> PendingMedia? in
                guard let channel = RowKeys.channel(row, 2) else { return nil }
                return PendingMedia(
                    id: PendingMedia.ID(message: row.id(0), position: row.int(1)), channel: channel, url: row.text(4),
                    mediaType: row.text(5), attempts: row.int(6), arrivedAt: row.moment(7))
            }
        }
        return found.compactMap { $0 }
    }

    package func nextDue() async throws(StoreFailure) -> Moment? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.nextDue, []) { $0.optionalMoment(0) } ?? nil
        }
    }

    package func settle(
        _ media: PendingMedia.ID, _ outcome: MediaOutcome, now: Moment
    ) async throws(StoreFailure) {
        let key: [SQLValue] = [.id(media.message), .int(media.position)]
        _ = try await database.write(.file) { session throws(StoreFailure) in
            switch outcome {
            case .fetched(let blob, let size, let mediaType, let place):
                let isNews = try session.execute(
                    Self.fetched, key + [.text(blob.hexadecimal), .int(size), .text(mediaType)])
                if isNews == 1, let place { try locate(media.message, place, now, session) }
            case .retry(let at, _): try session.execute(Self.retry, key + [.moment(at)])
            case .refused: try session.execute(Self.refused, key)
            }
        }
    }

    /// The request of the message gets the place, where it is the resident's own.
    private func locate(
        _ message: RowID, _ place: FoundPlace, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        let request = try session.first(Self.own, [.id(message)]) { $0.optionalID(0) } ?? nil
        guard let request else { return }
        try LocatedRows(rows: rows).write(LocatedRequest(request, place), by: message, at: now, session)
    }

    private static let own = SQLStatement(
        "SELECT request FROM message WHERE id = $1 AND is_unconfirmed = 0 AND automatic IS NULL")

    private static let due = SQLStatement(
        """
        SELECT a.message, a.position, m.channel_kind, m.channel, a.remote_url, a.media_type, a.attempts, m.arrived_at
        FROM attachment a JOIN message m ON m.id = a.message
        WHERE a.state = 'pending' AND a.due_at <= $1 ORDER BY a.due_at, a.message LIMIT $2
        """)

    private static let nextDue = SQLStatement("SELECT MIN(due_at) FROM attachment WHERE state = 'pending'")

    private static let fetched = SQLStatement(
        """
        UPDATE attachment SET state = 'fetched', blob = $3, size = $4, media_type = $5
        WHERE message = $1 AND position = $2 AND state = 'pending'
        """)

    private static let retry = SQLStatement(
        """
        UPDATE attachment SET attempts = attempts + 1, due_at = $3
        WHERE message = $1 AND position = $2 AND state = 'pending'
        """)

    private static let refused = SQLStatement(
        "UPDATE attachment SET state = 'refused' WHERE message = $1 AND position = $2 AND state = 'pending'")
}
