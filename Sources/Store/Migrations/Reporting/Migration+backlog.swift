extension Migration {
    /// What was counted since a moment without its rows, for the requests that were open then; and complaints after closing are a measure, so
    /// that every day is counted again.
    static let backlog = Migration(
        61, "backlog",
        """
        DROP INDEX counted_change_happened;
        CREATE INDEX counted_change_happened ON counted_change (happened_at, kind, request);
        INSERT INTO volume_noted (day)
            SELECT DISTINCT day FROM rollup WHERE amount <> 0
            ON CONFLICT (day) DO NOTHING;
        """)
}
