extension Migration {
    /// What reporters of duplicates were told, and how far the timeline was looked through for it. What happened before this migration is
    /// told to nobody. `parent` is a tracking number; `kind` that of the outbox.
    static let duplicateNotices = Migration(
        40, "duplicate notices",
        """
        CREATE TABLE duplicate_notice (
            id {int64} NOT NULL PRIMARY KEY,
            event {int64} NOT NULL,
            request {int64} NOT NULL,
            parent TEXT NOT NULL,
            kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            recipient TEXT NOT NULL,
            outbox {int64},
            skipped TEXT,
            made_at {int64} NOT NULL,
            CHECK ((outbox IS NULL) <> (skipped IS NULL))
        ) {table};
        CREATE UNIQUE INDEX duplicate_notice_event ON duplicate_notice (event, request);
        CREATE UNIQUE INDEX duplicate_notice_told ON duplicate_notice (parent, kind, channel, recipient)
            WHERE outbox IS NOT NULL;
        CREATE INDEX duplicate_notice_request ON duplicate_notice (request) WHERE outbox IS NOT NULL;
        CREATE TABLE duplicate_progress (last_event {int64} NOT NULL PRIMARY KEY) {table};
        INSERT INTO duplicate_progress (last_event) SELECT COALESCE(MAX(id), 0) FROM event;
        CREATE INDEX event_duplicate ON event (id) WHERE kind = 'linked' OR kind = 'closed';
        """)
}
