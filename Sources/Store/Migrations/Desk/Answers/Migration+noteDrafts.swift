extension Migration {
    /// Notes that agents have typed and not written yet.
    static let noteDrafts = Migration(
        33, "note drafts",
        """
        CREATE TABLE note_draft (
            author {int64} NOT NULL,
            request {int64} NOT NULL,
            text TEXT NOT NULL,
            kept_at {int64} NOT NULL,
            PRIMARY KEY (author, request)
        ) {keyed_table};
        """)
}
