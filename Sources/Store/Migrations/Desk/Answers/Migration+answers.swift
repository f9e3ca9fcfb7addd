extension Migration {
    /// What people answered: the words they typed, which the outbox has among what was put around them.
    static let answers = Migration(
        13, "answers",
        """
        CREATE TABLE answer (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            text TEXT NOT NULL,
            written_at {int64} NOT NULL,
            withdrawn_at {int64}
        ) {table};
        CREATE INDEX answer_request ON answer (request, id);
        """)
}
