extension Migration {
    /// Teams of departments, who is in them, and which work is theirs. What the roster called teams were queues, and had no effect.
    static let teams = Migration(
        39, "teams",
        """
        CREATE TABLE team (
            id {int64} NOT NULL PRIMARY KEY,
            department TEXT NOT NULL CHECK (department <> ''),
            name TEXT NOT NULL CHECK (name <> ''),
            name_key TEXT NOT NULL,
            version {int64} NOT NULL,
            created_at {int64} NOT NULL,
            retired_at {int64}
        ) {table};
        CREATE UNIQUE INDEX team_name ON team (department, name_key);
        CREATE TABLE team_member (
            team {int64} NOT NULL,
            agent {int64} NOT NULL,
            PRIMARY KEY (team, agent)
        ) {keyed_table};
        CREATE INDEX team_member_agent ON team_member (agent, team);
        ALTER TABLE work ADD COLUMN team {int64};
        CREATE INDEX work_team ON work (team, request) WHERE team IS NOT NULL;
        DELETE FROM agent_skill WHERE kind = 'team';
        """)
}
