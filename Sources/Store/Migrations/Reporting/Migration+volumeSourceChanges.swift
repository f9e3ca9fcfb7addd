extension Migration {
    /// Every setting of a channel's volume source, also where the same day was set anew, for reports as of a day. What had been set anew
    /// before this version is known as it was set last.
    static let volumeSourceChanges = Migration(
        60, "volume source changes",
        """
        CREATE TABLE volume_source_change (
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            from_day TEXT NOT NULL,
            set_at {int64} NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (channel, channel_kind, from_day, set_at)
        ) {keyed_table};
        INSERT INTO volume_source_change (channel_kind, channel, from_day, set_at, source)
            SELECT channel_kind, channel, from_day, set_at, source FROM volume_source;
        """)
}
