extension Migration {
    /// What was sent, came again and was put aside by the moment, for the manager's figures; and every day that has any is counted again. The
    /// index names its kinds as SQLite wants it of a part of a table.
    static let messageFigures = Migration(
        56, "message figures",
        """
        CREATE INDEX ledger_message ON ledger (kind, happened_at)
            WHERE kind = 'message_out' OR kind = 'redelivered' OR kind = 'quarantined';
        INSERT INTO volume_noted (day)
            SELECT DISTINCT day FROM rollup WHERE kind IN ('message_out', 'redelivered', 'quarantined')
            ON CONFLICT (day) DO NOTHING;
        """)
}
