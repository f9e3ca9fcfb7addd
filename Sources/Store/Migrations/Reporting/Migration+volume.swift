extension Migration {
    /// Counts of other systems, and from what channels are counted. A day that a later file replaces keeps its row and gets one of the
    /// opposite amount (`reverses`); only one row of a channel and day is current. `hours` are 24 numbers, NULL where only the day was
    /// counted. `volume_noted` are days that the keeper of the figures is to count again.
    static let volume = Migration(
        53, "volume",
        """
        CREATE TABLE volume_source (
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            from_day TEXT NOT NULL,
            source TEXT NOT NULL,
            set_at {int64} NOT NULL,
            PRIMARY KEY (channel, channel_kind, from_day)
        ) {keyed_table};

        CREATE TABLE volume_import (
            id {int64} NOT NULL PRIMARY KEY,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            digest TEXT NOT NULL,
            file TEXT NOT NULL,
            from_day TEXT NOT NULL,
            to_day TEXT NOT NULL,
            row_count {int64} NOT NULL,
            refused_count {int64} NOT NULL,
            day_count {int64} NOT NULL,
            amount {int64} NOT NULL,
            imported_at {int64} NOT NULL
        ) {table};
        CREATE UNIQUE INDEX volume_import_digest ON volume_import (channel, channel_kind, digest);

        CREATE TABLE volume_day (
            id {int64} NOT NULL PRIMARY KEY,
            import {int64} NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            day TEXT NOT NULL,
            hours TEXT,
            amount {int64} NOT NULL,
            happened_at {int64} NOT NULL,
            recorded_at {int64} NOT NULL,
            reverses {int64},
            is_current {int64} NOT NULL
        ) {table};
        CREATE UNIQUE INDEX volume_day_current ON volume_day (channel, channel_kind, day) WHERE is_current = 1;
        CREATE INDEX volume_day_day ON volume_day (day) WHERE is_current = 1;
        CREATE INDEX volume_day_import ON volume_day (import) WHERE is_current = 1;

        CREATE TABLE volume_noted (
            day TEXT NOT NULL PRIMARY KEY
        ) {keyed_table};
        """)
}
