extension Migration {
    /// The manager's targets. No row is ever changed: a target ends by a row of its own, of which the last counts, so that a past period is
    /// judged by the target of its time, and a report as of a day by what stood then. `value` is a count, tenths of a percent, milliseconds
    /// or hundredths of a point, as `statistic` says; `end_day` is the last day on which it holds.
    static let targets = Migration(
        59, "targets",
        """
        CREATE TABLE figure_target (
            id {int64} NOT NULL PRIMARY KEY,
            form TEXT NOT NULL UNIQUE CHECK (form <> ''),
            measure TEXT NOT NULL,
            statistic TEXT NOT NULL,
            dimension TEXT NOT NULL,
            label TEXT NOT NULL,
            bound TEXT NOT NULL,
            value {int64} NOT NULL CHECK (value >= 0),
            rate TEXT,
            from_day TEXT NOT NULL,
            to_day TEXT,
            set_at {int64} NOT NULL,
            set_by {int64} NOT NULL,
            CHECK (to_day IS NULL OR from_day <= to_day),
            CHECK ((dimension = '') = (label = ''))
        ) {table};
        CREATE INDEX figure_target_day ON figure_target (from_day, id);
        CREATE TABLE figure_target_end (
            id {int64} NOT NULL PRIMARY KEY,
            target {int64} NOT NULL,
            end_day TEXT NOT NULL,
            ended_at {int64} NOT NULL,
            ended_by {int64} NOT NULL
        ) {table};
        CREATE INDEX figure_target_end_target ON figure_target_end (target, id);
        """)
}
