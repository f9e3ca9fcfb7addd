import Intake
import Reports

/// Rows of the table `volume_source`.
enum VolumeSourceRows {
    static func all(_ session: any SQLSession) throws(StoreFailure) -> VolumeSources {
        var changes: [VolumeSourceChange] = []
        try session.query(everything, []) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 0), let source = VolumeSource(rawValue: row.text(3)) else {
                return
            }
            changes.append(
                VolumeSourceChange(channel: channel, from: row.text(2), source: source, setAt: row.moment(4)))
        }
        return VolumeSources(changes)
    }

    /// As they were set before a moment.
    static func all(asOf: Moment, _ session: any SQLSession) throws(StoreFailure) -> VolumeSources {
        // Of what was set for the same day the last counts.
        var changes: [String: VolumeSourceChange] = [:]
        try session.query(ever, [.moment(asOf)]) { row throws(StoreFailure) in
            guard let channel = RowKeys.channel(row, 0), let source = VolumeSource(rawValue: row.text(3)) else {
                return
            }
            changes["\(channel.kind.rawValue)/\(channel.id)/\(row.text(2))"] = VolumeSourceChange(
                channel: channel, from: row.text(2), source: source, setAt: row.moment(4))
        }
        return VolumeSources(Array(changes.values))
    }

    static let everything = SQLStatement(
        """
        SELECT channel_kind, channel, from_day, source, set_at FROM volume_source
        ORDER BY channel, channel_kind, from_day
        """)

    private static let ever = SQLStatement(
        """
        SELECT channel_kind, channel, from_day, source, set_at FROM volume_source_change
        WHERE set_at < $1 ORDER BY set_at
        """)

    /// Stays, whatever is set for the same day later.
    static let note = SQLStatement(
        """
        INSERT INTO volume_source_change (channel_kind, channel, from_day, source, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (channel, channel_kind, from_day, set_at) DO UPDATE SET source = excluded.source
        """)

    static let set = SQLStatement(
        """
        INSERT INTO volume_source (channel_kind, channel, from_day, source, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (channel, channel_kind, from_day) DO UPDATE SET source = excluded.source, set_at = excluded.set_at
        """)
}
