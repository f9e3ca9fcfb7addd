extension Migration {
    /// Scorecards that are defined at the desk, a row for each version.
    static let scorecards = Migration(
        32, "scorecards",
        """
        CREATE TABLE scorecard (
            id {int64} NOT NULL PRIMARY KEY,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            version {int64} NOT NULL,
            card TEXT NOT NULL,
            is_retired {int64} NOT NULL,
            made_at {int64} NOT NULL,
            made_by {int64} NOT NULL,
            UNIQUE (name, version)
        ) {table};
        """)
}
