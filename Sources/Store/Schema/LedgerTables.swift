/// The append-only record from which every count is made, and its sums by day (promise 11).
enum LedgerTables {
    static let sql = """
        CREATE TABLE ledger (
            cause {int64} NOT NULL,
            kind TEXT NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            day TEXT NOT NULL,
            happened_at {int64} NOT NULL,
            recorded_at {int64} NOT NULL,
            amount {int64} NOT NULL,
            PRIMARY KEY (cause, kind)
        ) {keyed_table};

        CREATE TABLE rollup (
            day TEXT NOT NULL,
            kind TEXT NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            slot {int64} NOT NULL,
            amount {int64} NOT NULL,
            PRIMARY KEY (day, kind, channel_kind, channel, slot)
        ) {keyed_table};
        """
}
