import Intake
import Reports

/// Reads the ledger as it stood at a moment. An entry has its cause's id, which was drawn as it was recorded, so that a question reads from
/// the first day on and not what is older; messages that were sent have their outbox row's, which is older, and are found by their moment.
struct PastLedger {
    /// Entries that one question reads at most.
    static let mostEntries = 3_000_000
    /// How far the time of an id may lie from that of the entry: ids count on where a clock was set back, and clocks of others differ.
    private static let drift: Duration = .seconds(172_800)

    let calendar: CityCalendar
    /// What was recorded from here on is left out.
    let asOf: Moment

    /// Sums by city day, channel and kind.
    ///
    /// - Parameters:
    ///   - from, to: city days, both included; nil for no bound.
    func each(
        from: String?, to: String?, _ session: any SQLSession, _ body: (String, ChannelAmount) -> Void
    ) throws(StoreFailure) {
        let (first, last) = (from ?? "", to ?? "9999-12-31")
        let values = ids(from: from) + [.moment(asOf), .text(first), .text(last)]
        try session.query(Self.sums, values) { row throws(StoreFailure) in
            if let amount = RowKeys.amount(row) { body(row.text(4), amount) }
        }
        let start = calendar.bounds(of: first)?.lowerBound ?? Moment(milliseconds: 0)
        let end = calendar.bounds(of: last)?.upperBound ?? asOf
        try session.query(Self.sent, [.moment(start), .moment(min(end, asOf)), .moment(asOf)]) {
            row throws(StoreFailure) in
            if let amount = RowKeys.amount(row) { body(row.text(4), amount) }
        }
    }

    func isTooMuch(from: String?, _ session: any SQLSession) throws(StoreFailure) -> Bool {
        let found = try session.first(Self.count, ids(from: from) + [.int(Self.mostEntries + 1)]) { $0.int(0) } ?? 0
        return found > Self.mostEntries
    }

    private func ids(from: String?) -> [SQLValue] {
        let start = from.flatMap { calendar.bounds(of: $0)?.lowerBound }
        return [
            .id(start.map { RowIDSource.first(at: $0 - Self.drift) } ?? RowID(rawValue: .min)),
            .id(RowIDSource.first(at: asOf + Self.drift)),
        ]
    }

    static let sums = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount), day FROM ledger
        WHERE cause >= $1 AND cause < $2 AND recorded_at < $3 AND day >= $4 AND day <= $5 AND kind <> 'message_out'
        GROUP BY channel_kind, channel, kind, day
        """)

    static let sent = SQLStatement(
        """
        SELECT channel_kind, channel, kind, SUM(amount), day FROM ledger
        WHERE kind = 'message_out' AND happened_at >= $1 AND happened_at < $2 AND recorded_at < $3
        GROUP BY channel_kind, channel, kind, day
        """)

    static let count = SQLStatement(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM ledger WHERE cause >= $1 AND cause < $2 LIMIT $3) AS counted")
}
