package import Intake
package import Reports

/// Recounts every count from the rows that caused it, on one consistent state of the store.
package struct SQLLedgerAuditing: LedgerAuditing {
    private let database: any SQLDatabase

    package init(database: any SQLDatabase) { self.database = database }

    package func audit() async throws(StoreFailure) -> LedgerAudit {
        try await database.read { session throws(StoreFailure) in
            let causes = Self.sums(try session.all(Self.causes, []) { RowKeys.amount($0) })
            let ledger = Self.sums(try session.all(Self.ledger, []) { RowKeys.amount($0) })
            let rollups = Self.sums(try session.all(Self.rollups, []) { RowKeys.amount($0) })
            let keys = Set(causes.keys).union(ledger.keys).union(rollups.keys)
            let lines = keys.map {
                LedgerAudit.Line(
                    channel: $0.channel, kind: $0.kind, causes: causes[$0] ?? 0, ledger: ledger[$0] ?? 0,
                    rollups: rollups[$0] ?? 0)
            }
            return LedgerAudit(
                lines: lines.sorted { ($0.channel.id, $0.kind.rawValue) < ($1.channel.id, $1.kind.rawValue) },
                differingDays: try session.all(Self.differingDays, []) { $0.text(0) })
        }
    }

    private struct Key: Hashable {
        var channel: ChannelName
        var kind: LedgerKind
    }

    private static func sums(_ amounts: [ChannelAmount?]) -> [Key: Int] {
        amounts.compactMap { $0 }.reduce(into: [:]) {
            $0[Key(channel: $1.channel, kind: $1.kind), default: 0] += $1.amount
        }
    }

    /// What each count means, once more and from the causes: the same definitions as `Count` writes.
    private static let causes = SQLStatement(
        """
        SELECT channel_kind, channel, 'contact', COUNT(*) FROM contact GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'opened', COUNT(*) FROM service_request WHERE id IN
            (SELECT request FROM event WHERE kind = 'opened') GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, CASE WHEN automatic IS NOT NULL THEN 'automatic'
            WHEN is_spam = 1 THEN 'spam' ELSE 'message_in' END AS counted, COUNT(*)
        FROM message GROUP BY channel_kind, channel, counted
        UNION ALL
        SELECT channel_kind, channel, 'message_out', COUNT(*) FROM outbox WHERE sent_at IS NOT NULL
        GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'survey_answered', COUNT(*) FROM survey_answer GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'redelivered', COUNT(*) FROM redelivery GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, 'quarantined', COUNT(*) FROM quarantine WHERE replayed_at IS NULL
        GROUP BY channel_kind, channel
        UNION ALL
        SELECT channel_kind, channel, kind, SUM(amount) FROM counted_change GROUP BY channel_kind, channel, kind
        """)

    private static let ledger = SQLStatement(
        "SELECT channel_kind, channel, kind, SUM(amount) FROM ledger GROUP BY channel_kind, channel, kind")

    private static let rollups = SQLStatement(
        "SELECT channel_kind, channel, kind, SUM(amount) FROM rollup GROUP BY channel_kind, channel, kind")

    private static let differingDays = SQLStatement(
        """
        SELECT DISTINCT day FROM (
            SELECT day, kind, channel_kind, channel, amount FROM ledger
            UNION ALL
            SELECT day, kind, channel_kind, channel, -amount FROM rollup
        ) AS both_sides GROUP BY day, kind, channel_kind, channel HAVING SUM(amount) <> 0 ORDER BY day LIMIT 100
        """)
}
