extension Migration {
    /// Who does what alone among the nodes. A row is never deleted, so that its fence never goes back.
    static let leases = Migration(
        1, "leases",
        """
        CREATE TABLE lease (
            name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
            owner TEXT NOT NULL CHECK (owner <> ''),
            until_ms {int64} NOT NULL,
            fence {int64} NOT NULL
        ) {keyed_table};
        """)
}
