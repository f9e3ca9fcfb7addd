import Intake

/// The statements that put a kept thing aside.
struct QuarantineRows: Sendable {
    let rows: ReceivedRows

    /// False where it is filed or put aside already: nothing was written then.
    @discardableResult
    func add(
        _ kept: RowID, _ channel: ChannelName, _ reason: String, _ now: Moment, _ sums: inout RollupSums,
        _ session: any SQLSession
    ) throws(StoreFailure) -> Bool {
        guard try session.execute(WaveClosing.mark, [.id(kept), "quarantined"]) == 1 else { return false }
        let id = rows.ids.next()
        try session.execute(
            Self.insert,
            [
                .id(id), .id(kept), .text(channel.kind.rawValue), .text(channel.id), .text(reason), .moment(now),
            ])
        let entry = rows.count.entry(.quarantined, cause: id, channel: channel, happenedAt: now, recordedAt: now)
        try rows.book.write([entry], &sums, session)
        return true
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO quarantine (id, received, channel_kind, channel, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
        """)
}
