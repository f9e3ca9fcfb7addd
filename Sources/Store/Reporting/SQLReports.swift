package import Intake
package import Reports

/// The manager's questions, answered from the roll-ups. What a channel's contacts of a day are, its source of that day says.
package struct SQLReports: ChannelReporting {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func channels(
        from: String?, to: String?, byChannel: Bool
    ) async throws(StoreFailure) -> ChannelReport {
        let amounts = try await database.read { session throws(StoreFailure) in
            let span: [SQLValue] = [.text(from ?? ""), .text(to ?? "9999-12-31")]
            let sums = try session.all(Self.sums, span) { RowKeys.amount($0) }
            return sums + (try Self.imports(span, session))
        }
        return ChannelReport(from: from, to: to, amounts: amounts.compactMap { $0 }, byChannel: byChannel)
    }

    /// What makes the contacts of days that are counted from imports out of the logged ones.
    private static func imports(
        _ span: [SQLValue], _ session: any SQLSession
    ) throws(StoreFailure) -> [ChannelAmount?] {
        let sources = try VolumeSourceRows.all(session)
        guard sources.areAnyImported else { return [] }
        var amounts: [ChannelAmount?] = []
        try session.query(byDay, span) { row throws(StoreFailure) in
            guard var amount = RowKeys.amount(row) else { return }
            guard sources.kind(of: amount.channel, on: row.text(4)) == .importedContact else { return }
            if amount.kind == .contact { amount.amount = -amount.amount }
            amount.kind = .contact
            amounts.append(amount)
        }
        return amounts
    }

    private static let byDay = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount), day FROM rollup
        WHERE day >= $1 AND day <= $2 AND kind IN ('contact', 'imported_contact')
        GROUP BY channel_kind, channel, kind, day
        """)

    /// Days compare as text: `2026-11-21` orders as the days do.
    private static let sums = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount) FROM rollup WHERE day >= $1 AND day <= $2
        GROUP BY channel_kind, channel, kind
        """)
}
