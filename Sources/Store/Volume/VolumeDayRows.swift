import Intake
import Reports

/// Rows of the table `volume_day`: what was imported of one channel and day, and its reversals.
enum VolumeDayRows {
    struct Standing: Sendable {
        var id: RowID
        var count: VolumeDay
        var happenedAt: Moment
    }

    /// What counts now of a channel, by day.
    ///
    /// - Parameters:
    ///   - from, to: city days, both included.
    static func standing(
        _ channel: ChannelName, from: String, to: String, _ session: any SQLSession
    ) throws(StoreFailure) -> [String: Standing] {
        var days: [String: Standing] = [:]
        let values: [SQLValue] = [.text(channel.kind.rawValue), .text(channel.id), .text(from), .text(to)]
        try session.query(ofChannel, values) { row throws(StoreFailure) in
            days[row.text(0)] = Standing(id: row.id(1), count: count(row, 2), happenedAt: row.moment(4))
        }
        return days
    }

    /// What counts now of a day, by channel.
    static func standing(
        on day: String, _ session: any SQLSession
    ) throws(StoreFailure) -> [ChannelName: VolumeDay] {
        var channels: [ChannelName: VolumeDay] = [:]
        try session.query(ofDay, [.text(day)]) { row throws(StoreFailure) in
            if let channel = RowKeys.channel(row, 0) { channels[channel] = count(row, 2) }
        }
        return channels
    }

    /// As `hours` is written; nil where only the day was counted.
    static func text(_ hours: [Int]?) -> String? { hours.map { $0.map(String.init).joined(separator: " ") } }

    /// (hours, amount) from two columns.
    private static func count(_ row: borrowing SQLRow, _ column: Int) -> VolumeDay {
        guard let hours = row.optionalText(column) else { return VolumeDay(amount: row.int(column + 1)) }
        return VolumeDay(hours: hours.split(separator: " ").map { Int($0) ?? 0 })
    }

    static let ofDay = SQLStatement(
        "SELECT channel_kind, channel, hours, amount FROM volume_day WHERE day = $1 AND is_current = 1")

    static let ofChannel = SQLStatement(
        """
        SELECT day, id, hours, amount, happened_at FROM volume_day
        WHERE channel_kind = $1 AND channel = $2 AND day >= $3 AND day <= $4 AND is_current = 1
        """)

    static let insert = SQLStatement(
        """
        INSERT INTO volume_day (id, import, channel_kind, channel, day, hours, amount, happened_at, recorded_at, reverses,
            is_current)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """)

    static let withdraw = SQLStatement("UPDATE volume_day SET is_current = 0 WHERE id = $1 AND is_current = 1")
    /// Of what the newest file says as the one before: it is that file's now.
    static let confirm = SQLStatement("UPDATE volume_day SET import = $2 WHERE id = $1")
}
