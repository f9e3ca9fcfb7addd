extension Migration {
    /// How far the timeline was looked through for new requests that are about the same as others. What was opened before this migration is
    /// related to nothing by itself.
    static let incidentProgress = Migration(
        51, "incident progress",
        """
        CREATE TABLE incident_progress (last_event {int64} NOT NULL PRIMARY KEY) {table};
        INSERT INTO incident_progress (last_event) SELECT COALESCE(MAX(id), 0) FROM event;
        """)
}
