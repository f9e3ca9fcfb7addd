extension Schema {
    /// The schema of the search index, which is a database of its own: what it holds can be made again from the store at any time,
    /// and writing it makes nobody wait who keeps or files.
    package static let search = Schema(migrations: [
        Migration(
            1, "words",
            """
            CREATE {words_table};

            CREATE TABLE search_cursor (
                feed TEXT NOT NULL PRIMARY KEY,
                newest {int64} NOT NULL
            ) {keyed_table};
            """)
    ])
}
