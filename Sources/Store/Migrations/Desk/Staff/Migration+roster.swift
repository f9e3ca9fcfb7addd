extension Migration {
    /// The training roster: who can do what, since which day of the city's. What has no day has none in `since`.
    static let roster = Migration(
        18, "roster",
        """
        CREATE TABLE agent_profile (
            agent {int64} NOT NULL PRIMARY KEY,
            points {int64} NOT NULL,
            changed_at {int64} NOT NULL
        ) {table};

        CREATE TABLE agent_skill (
            agent {int64} NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('channel', 'language', 'department', 'team')),
            name TEXT NOT NULL CHECK (name <> ''),
            since TEXT,
            PRIMARY KEY (agent, kind, name),
            CHECK ((since IS NULL) = (kind <> 'channel'))
        ) {keyed_table};
        """)
}
