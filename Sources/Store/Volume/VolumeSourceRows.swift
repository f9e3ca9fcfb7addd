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

    static let everything = SQLStatement(
        """
        SELECT channel_kind, channel, from_day, source, set_at FROM volume_source
        ORDER BY channel, channel_kind, from_day
        """)

    static let set = SQLStatement(
        """
        INSERT INTO volume_source (channel_kind, channel, from_day, source, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (channel, channel_kind, from_day) DO UPDATE SET source = excluded.source, set_at = excluded.set_at
        """)
}
