extension Migration {
    /// What people change on requests, write on them for each other, and what that counts. `change_id` is the event that changed something.
    static let requestChanges = Migration(
        20, "request changes",
        """
        ALTER TABLE work ADD COLUMN snoozed_until {int64};
        ALTER TABLE work ADD COLUMN closed_as TEXT;
        CREATE INDEX work_snoozed ON work (snoozed_until) WHERE snoozed_until IS NOT NULL;
        ALTER TABLE service_request ADD COLUMN place TEXT;
        CREATE INDEX service_request_parent ON service_request (parent) WHERE parent IS NOT NULL;
        CREATE TABLE note (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            author {int64} NOT NULL,
            author_name TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            text TEXT NOT NULL,
            written_at {int64} NOT NULL
        ) {table};
        CREATE INDEX note_request ON note (request, id);
        CREATE TABLE undo_point (
            change_id {int64} NOT NULL PRIMARY KEY,
            request {int64} NOT NULL,
            status TEXT NOT NULL,
            closed_as TEXT,
            snoozed_until {int64},
            used_at {int64}
        ) {table};
        CREATE INDEX undo_point_request ON undo_point (request, change_id) WHERE used_at IS NULL;
        CREATE TABLE counted_change (
            id {int64} NOT NULL PRIMARY KEY,
            change_id {int64} NOT NULL,
            kind TEXT NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            happened_at {int64} NOT NULL,
            recorded_at {int64} NOT NULL,
            amount {int64} NOT NULL,
            is_reversed {int64} NOT NULL DEFAULT 0
        ) {table};
        CREATE INDEX counted_change_change ON counted_change (change_id, id);
        """)
}
