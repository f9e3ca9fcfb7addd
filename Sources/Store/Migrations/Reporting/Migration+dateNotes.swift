extension Migration {
    /// The manager's notes on dates. A change is a further version, and so is taking one back: no row is ever changed, so that a report can
    /// show them as they stood on a day.
    static let dateNotes = Migration(
        57, "date notes",
        """
        CREATE TABLE date_note (
            id {int64} NOT NULL PRIMARY KEY,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            written_at {int64} NOT NULL,
            written_by {int64} NOT NULL
        ) {table};
        CREATE TABLE date_note_version (
            note {int64} NOT NULL,
            version {int64} NOT NULL,
            from_day TEXT NOT NULL,
            to_day TEXT NOT NULL,
            channel_kind TEXT,
            channel TEXT,
            text TEXT NOT NULL CHECK (text <> ''),
            is_withdrawn {int64} NOT NULL,
            recorded_at {int64} NOT NULL,
            recorded_by {int64} NOT NULL,
            PRIMARY KEY (note, version),
            CHECK (from_day <= to_day)
        ) {keyed_table};
        CREATE INDEX date_note_version_day ON date_note_version (from_day, note);
        """)
}
