package import Intake
package import Reports

/// Counts of other systems, read from a database.
package struct SQLVolumeBook: VolumeBook {
    /// No file counts an earlier day.
    private static let earliest = "1990-01-01"

    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func sources() async throws(StoreFailure) -> VolumeSources {
        try await database.read { session throws(StoreFailure) in try VolumeSourceRows.all(session) }
    }

    package func imports(limit: Int) async throws(StoreFailure) -> [KeptVolumeImport] {
        try await database.read { session throws(StoreFailure) in try VolumeImportRows.newest(limit, session) }
    }

    package func coverage(from: String, to: String, today: String) async throws(StoreFailure) -> [ChannelCoverage] {
        try await database.read { session throws(StoreFailure) in
            let sources = try VolumeSourceRows.all(session)
            var lines: [ChannelName: ChannelCoverage] = [:]
            func begin(_ channel: ChannelName) -> ChannelCoverage {
                let change = sources.change(of: channel, on: to)
                return ChannelCoverage(channel: channel, source: change?.source ?? .logged, since: change?.from)
            }
            for channel in sources.channels { lines[channel] = begin(channel) }
            try session.query(Self.newest, []) { row throws(StoreFailure) in
                guard let channel = RowKeys.channel(row, 0) else { return }
                lines[channel, default: begin(channel)].importedAt = row.moment(2)
                lines[channel]?.through = row.optionalText(3)
            }
            var covered: [ChannelName: Set<String>] = [:]
            try session.query(Self.days, [.text(from), .text(to)]) { row throws(StoreFailure) in
                guard let channel = RowKeys.channel(row, 0) else { return }
                covered[channel, default: []].insert(row.text(2))
                lines[channel]?.days += 1
                lines[channel]?.imported += row.int(3)
                lines[channel]?.logged += row.int(4)
            }
            let first = max(from, sources.changes.map(\.from).min() ?? from, Self.earliest)
            let over = min(to, CityCalendar.day(today, plus: -1) ?? to)
            let length = first <= over ? (CityCalendar.days(from: first, to: over) ?? -1) + 1 : 0
            for day in (0..<max(0, length)).compactMap({ CityCalendar.day(first, plus: $0) }) {
                for channel in sources.imported(on: day) where covered[channel]?.contains(day) != true {
                    lines[channel]?.missing += 1
                }
            }
            return lines.values.sorted { $0.channel.id < $1.channel.id }
        }
    }

    private static let newest = SQLStatement(
        """
        SELECT i.channel_kind, i.channel, MAX(i.imported_at), (
            SELECT MAX(d.day) FROM volume_day d
            WHERE d.channel = i.channel AND d.channel_kind = i.channel_kind AND d.is_current = 1)
        FROM volume_import i GROUP BY i.channel_kind, i.channel
        """)

    /// What was logged is what the ledger has of the same day.
    static let days = SQLStatement(
        """
        SELECT v.channel_kind, v.channel, v.day, v.amount, COALESCE((
            SELECT SUM(r.amount) FROM rollup r
            WHERE r.day = v.day AND r.kind = 'contact' AND r.channel_kind = v.channel_kind AND r.channel = v.channel), 0)
        FROM volume_day v WHERE v.is_current = 1 AND v.day >= $1 AND v.day <= $2
        """)
}
