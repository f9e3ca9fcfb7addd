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
            """),
        // What was read behind what is settled, where the store has several writers: a row that comes late is told from those by it.
        Migration(
            2, "late rows",
            """
            ALTER TABLE search_cursor ADD COLUMN settled {int64};
            CREATE TABLE search_recent (
                feed TEXT NOT NULL,
                place {int64} NOT NULL,
                PRIMARY KEY (feed, place)
            ) {keyed_table};
            """),
        // What requests about one incident find each other by (`IncidentTrait`), by a feed of its own that begins with the first request.
        Migration(
            3, "incidents",
            """
            CREATE TABLE search_incident (
                trait {int64} NOT NULL,
                request {int64} NOT NULL,
                PRIMARY KEY (trait, request)
            ) {keyed_table};
            """),
    ])
}
