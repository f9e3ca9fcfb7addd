extension Migration {
    /// Automatic mail and spam by the moment, for the manager's figures; and every day that has any is counted again. The index names its
    /// kinds as SQLite wants it of a part of a table.
    static let asideFigures = Migration(
        63, "aside figures",
        """
        CREATE INDEX ledger_aside ON ledger (kind, happened_at) WHERE kind = 'automatic' OR kind = 'spam';
        INSERT INTO volume_noted (day)
            SELECT DISTINCT day FROM rollup WHERE kind IN ('automatic', 'spam')
            ON CONFLICT (day) DO NOTHING;
        """)
}
