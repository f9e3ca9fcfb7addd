extension Migration {
    /// What agents have typed and not sent yet, and whose answers did not arrive.
    static let drafts = Migration(
        22, "drafts",
        """
        CREATE TABLE draft (
            author {int64} NOT NULL,
            request {int64} NOT NULL,
            text TEXT NOT NULL,
            kept_at {int64} NOT NULL,
            PRIMARY KEY (author, request)
        ) {keyed_table};
        ALTER TABLE work ADD COLUMN undelivered_at {int64};
        """)
}
