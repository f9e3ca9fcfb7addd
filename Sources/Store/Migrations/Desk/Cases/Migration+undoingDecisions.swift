extension Migration {
    /// Who took an automatic decision back (nobody's account for the command line; `undone_at` says when), and how a request stood before a
    /// message joined it, where that changed anything.
    static let undoingDecisions = Migration(
        49, "undoing decisions",
        """
        ALTER TABLE decision ADD COLUMN undone_by {int64};
        CREATE TABLE decision_point (
            decision {int64} NOT NULL PRIMARY KEY,
            status TEXT NOT NULL,
            closed_as TEXT,
            snoozed_until {int64}
        ) {table};
        """)
}
