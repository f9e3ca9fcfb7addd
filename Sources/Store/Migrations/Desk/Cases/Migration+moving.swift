extension Migration {
    /// What was merged, split off and put together by people, row by row, so that it can be put back (promise 10). `change_id` is the
    /// event, or for residents the audit entry's own id, that it came about with.
    static let moving = Migration(
        21, "moving",
        """
        CREATE TABLE moving (
            change_id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'residents')),
            source {int64} NOT NULL,
            target {int64} NOT NULL,
            at {int64} NOT NULL,
            taken_back_at {int64}
        ) {table};
        CREATE INDEX moving_source ON moving (source, change_id) WHERE taken_back_at IS NULL;
        CREATE INDEX moving_target ON moving (target, change_id) WHERE taken_back_at IS NULL;
        CREATE TABLE moved_row (
            change_id {int64} NOT NULL,
            kind TEXT NOT NULL,
            row_id {int64} NOT NULL,
            PRIMARY KEY (change_id, kind, row_id)
        ) {keyed_table};
        CREATE TABLE moved_identity (
            change_id {int64} NOT NULL,
            kind TEXT NOT NULL,
            address TEXT NOT NULL,
            PRIMARY KEY (change_id, kind, address)
        ) {keyed_table};
        """)
}
