extension Migration {
    /// What is due is asked for in order of time, then of id. With both in the index the first few are read without sorting all that
    /// wait, also by a database server that has not yet counted them.
    static let outboxInOrder = Migration(
        45, "outbox in order",
        """
        DROP INDEX outbox_due;
        CREATE INDEX outbox_due ON outbox (channel, due_at, id)
            WHERE state = 'pending' OR state = 'sending' OR state = 'unknown';
        """)
}
