extension Migration {
    /// The record of milestones: trainings, partners and departments, changes because of feedback. What was changed or taken back stays, with
    /// when and by whom; `replaces` is the entry in whose place one stands.
    static let milestones = Migration(
        62, "milestones",
        """
        CREATE TABLE milestone (
            id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            day TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            person {int64},
            text TEXT NOT NULL,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            replaces {int64},
            made_at {int64} NOT NULL,
            made_by {int64} NOT NULL,
            ended_at {int64},
            ended_by {int64},
            CHECK ((ended_at IS NULL) = (ended_by IS NULL))
        ) {table};
        CREATE INDEX milestone_day ON milestone (day, id) WHERE ended_at IS NULL;
        """)
}
