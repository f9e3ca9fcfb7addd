extension Migration {
    /// What the city has ready to say: templates and articles, in several languages.
    static let library = Migration(
        24, "library",
        """
        CREATE TABLE library (
            id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            request_type TEXT,
            resolves {int64} NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            version {int64} NOT NULL,
            changed_at {int64} NOT NULL,
            retired_at {int64}
        ) {table};

        CREATE TABLE library_text (
            entry {int64} NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL CHECK (text <> ''),
            PRIMARY KEY (entry, language)
        ) {keyed_table};
        """)
}
