import Foundation
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
        _ media: PendingMedia.ID, _ outcome: MediaOutcome, places: PlaceFinder?, now: Moment
    ) async throws(StoreFailure) {
        let key: [SQLValue] = [.id(media.message), .int(media.position)]
        _ = try await database.write(.file) { session throws(StoreFailure) in
            let isSettled: Bool
            switch outcome {
            case .fetched(let blob, let size, let mediaType, let point):
                let values: [SQLValue] = [
                    .text(blob.hexadecimal), .int(size), .text(mediaType), .optional(point.flatMap(Self.text)),
                ]
                isSettled = try session.execute(Self.fetched, key + values) == 1
            case .retry(let at, _):
                try session.execute(Self.retry, key + [.moment(at)])
                isSettled = false
            case .refused: isSettled = try session.execute(Self.refused, key) == 1
            }
            if isSettled, let places { try locate(media.message, places, now, session) }
        }
    }

    /// The request of the message gets the place, where it is the resident's own. Nothing before the last of its files is there: two that
    /// were taken apart tell none.
    private func locate(
        _ message: RowID, _ places: PlaceFinder, _ now: Moment, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard try !session.exists(Self.waiting, [.id(message)]) else { return }
        let points = try session.all(Self.points, [.id(message)]) { Self.point($0.text(0)) }.compactMap(\.self)
        guard !points.isEmpty else { return }
        let told = try session.first(Self.own, [.id(message)]) { row in
            (
                request: row.id(0),
                place: places.place(
                    subject: row.optionalText(1), text: row.text(2), told: points, arrivedAt: row.moment(3))
            )
        }
        // What the text names was taken, or not, when it came.
        guard let told, let place = told.place, place.source != .text else { return }
        try LocatedRows(rows: rows).write(LocatedRequest(told.request, place), by: message, at: now, session)
    }

    private static func text(_ point: ToldPoint) -> String? {
        (try? JSONEncoder().encode(point)).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func point(_ text: String) -> ToldPoint? {
        try? JSONDecoder().decode(ToldPoint.self, from: Data(text.utf8))
    }

    private static let waiting = SQLStatement(
        "SELECT 1 FROM attachment WHERE message = $1 AND state = 'pending' LIMIT 1")

    private static let points = SQLStatement(
        "SELECT told_point FROM attachment WHERE message = $1 AND told_point IS NOT NULL ORDER BY position")

    private static let own = SQLStatement(
        """
        SELECT request, subject, text, arrived_at FROM message
        WHERE id = $1 AND request IS NOT NULL AND is_unconfirmed = 0 AND automatic IS NULL
        """)

    private static let due = SQLStatement(
        """
        SELECT a.message, a.position, m.channel_kind, m.channel, a.remote_url, a.media_type, a.attempts, m.arrived_at
        FROM attachment a JOIN message m ON m.id = a.message
        WHERE a.state = 'pending' AND a.due_at <= $1 ORDER BY a.due_at, a.message LIMIT $2
        """)

    private static let nextDue = SQLStatement("SELECT MIN(due_at) FROM attachment WHERE state = 'pending'")

    private static let fetched = SQLStatement(
        """
        UPDATE attachment SET state = 'fetched', blob = $3, size = $4, media_type = $5, told_point = $6
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
