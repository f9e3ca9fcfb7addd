extension Migration {
    /// How many acknowledgements went to unverified senders of mail, by hours of the clock since 1970. A node adds to rows of its own (slot).
    static let unverifiedSends = Migration(
        12, "unverified sends",
        """
        CREATE TABLE unverified_sends (
            hour {int64} NOT NULL,
            slot {int64} NOT NULL,
            amount {int64} NOT NULL,
            PRIMARY KEY (hour, slot)
        ) {keyed_table};
        """)
}
