package import Intake
package import Reports

/// The manager's questions, answered from the roll-ups.
package struct SQLReports: ChannelReporting {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func channels(
        from: String?, to: String?, byChannel: Bool
    ) async throws(StoreFailure) -> ChannelReport {
        let amounts = try await database.read { session throws(StoreFailure) in
            try session.all(Self.sums, [.text(from ?? ""), .text(to ?? "9999-12-31")]) { RowKeys.amount($0) }
        }
        return ChannelReport(from: from, to: to, amounts: amounts.compactMap { $0 }, byChannel: byChannel)
    }

    /// Days compare as text: `2026-11-21` orders as the days do.
    private static let sums = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount) FROM rollup WHERE day >= $1 AND day <= $2
        GROUP BY channel_kind, channel, kind
        """)
}
