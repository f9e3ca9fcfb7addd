extension Migration {
    /// What the service catalogue said, and since when: a request keeps the version that it was made with.
    static let catalogueVersions = Migration(
        46, "catalogue versions",
        """
        CREATE TABLE catalogue_version (
            number {int64} NOT NULL PRIMARY KEY,
            made_at {int64} NOT NULL
        ) {table};

        CREATE TABLE catalogue_change (
            code TEXT NOT NULL,
            version {int64} NOT NULL,
            kind TEXT NOT NULL,
            fields TEXT NOT NULL,
            definition TEXT,
            PRIMARY KEY (code, version)
        ) {keyed_table};
        CREATE INDEX catalogue_change_version ON catalogue_change (version, code);

        ALTER TABLE service_request ADD COLUMN catalogue_version {int64};
        """)
}
