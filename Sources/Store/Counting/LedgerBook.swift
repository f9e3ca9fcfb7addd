import Intake

/// Writes ledger entries, and the roll-ups in the same transaction (promise 11).
struct LedgerBook: Sendable {
    /// The writer's slot: nodes add to rows of their own and never wait for each other; reports add the slots.
    let slot: Int

    init(slot: Int) { self.slot = slot }

    /// Writes `entries`, and adds those that are new to `sums`. An entry that exists already (same cause and kind) is left alone.
    func write(
        _ entries: [LedgerEntry], _ sums: inout RollupSums, _ session: any SQLSession
    ) throws(StoreFailure) {
        guard !entries.isEmpty else { return }
        Self.sum(entries, added: try session.execute(entries.map(Self.step)), &sums)
    }

    /// Adds to `sums` those of `entries` of which a row was added.
    ///
    /// - Parameter added: what `step` changed, of each.
    static func sum(_ entries: [LedgerEntry], added: some Sequence<Int>, _ sums: inout RollupSums) {
        for (entry, added) in zip(entries, added) where added == 1 { sums.add(entry) }
    }

    /// Writes the sums; at the end of the transaction that made them.
    func write(_ sums: RollupSums, _ session: any SQLSession) throws(StoreFailure) {
        for (key, amount) in sums.amounts where amount != 0 {
            try session.write(
                Self.add,
                [
                    .text(key.day), .text(key.kind.rawValue), .text(key.channel.kind.rawValue), .text(key.channel.id),
                    .int(slot), .int(amount),
                ])
        }
    }

    /// Writes one entry, where there is none of its cause and kind.
    static func step(_ entry: LedgerEntry) -> SQLStep {
        SQLStep(
            insert,
            [
                .id(entry.cause), .text(entry.kind.rawValue), .text(entry.channel.kind.rawValue),
                .text(entry.channel.id), .text(entry.day), .moment(entry.happenedAt), .moment(entry.recordedAt),
                .int(entry.amount),
            ])
    }

    private static let insert = SQLStatement(
        """
        INSERT INTO ledger (cause, kind, channel_kind, channel, day, happened_at, recorded_at, amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (cause, kind) DO NOTHING
        """)

    private static let add = SQLStatement(
        """
        INSERT INTO rollup (day, kind, channel_kind, channel, slot, amount) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (day, kind, channel_kind, channel, slot) DO UPDATE SET amount = rollup.amount + excluded.amount
        """)
}
