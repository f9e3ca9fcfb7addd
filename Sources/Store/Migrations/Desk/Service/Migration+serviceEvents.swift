extension Migration {
    /// Warnings and breaches of what the city promises, each once; and answers that ask the resident something.
    static let serviceEvents = Migration(
        23, "service events",
        """
        CREATE TABLE service_event (
            request {int64} NOT NULL,
            stage TEXT NOT NULL,
            kind TEXT NOT NULL,
            at {int64} NOT NULL,
            noticed_at {int64} NOT NULL,
            PRIMARY KEY (request, stage, kind)
        ) {keyed_table};
        ALTER TABLE answer ADD COLUMN awaits_resident {int64} NOT NULL DEFAULT 0;
        """)
}
