extension Migration {
    /// Pairs of requests of which somebody said that they are not about the same: the lesser id first.
    static let notDuplicates = Migration(
        31, "not duplicates",
        """
        CREATE TABLE not_duplicate (
            request {int64} NOT NULL,
            other {int64} NOT NULL CHECK (request < other),
            at {int64} NOT NULL,
            PRIMARY KEY (request, other)
        ) {keyed_table};
        CREATE INDEX not_duplicate_other ON not_duplicate (other, request);
        """)
}
