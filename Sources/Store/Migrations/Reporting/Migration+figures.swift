extension Migration {
    /// The manager's figures: sums by day and month over everything by which a page can ask. They are counted from the rows that stand in
    /// other tables and can be counted again at any time. `period` is a day as 2026-11-21 or a month as m2026-11; a dimension that a key
    /// leaves out is NULL in `figure_key`, whose `level` says which it has (`FigureLevel`); `buckets` is NULL where a measure has none
    /// (`BucketCounts.text`).
    static let figures = Migration(
        50, "figures",
        """
        ALTER TABLE contact ADD COLUMN is_staff_entered {int64} NOT NULL DEFAULT 0;
        ALTER TABLE service_request ADD COLUMN is_staff_entered {int64} NOT NULL DEFAULT 0;
        UPDATE contact SET is_staff_entered = 1
            WHERE channel_kind IN ('phone', 'walk_in') OR EXISTS (
                SELECT 1 FROM message m WHERE m.request = contact.request AND m.conversation = contact.conversation
                    AND m.arrived_at = contact.started_at AND m.entered_by IS NOT NULL);
        UPDATE contact SET is_staff_entered = 1
            WHERE request IS NULL AND EXISTS (
                SELECT 1 FROM message m WHERE m.request IS NULL AND m.conversation = contact.conversation
                    AND m.arrived_at = contact.started_at AND m.entered_by IS NOT NULL);
        UPDATE service_request SET is_staff_entered = 1
            WHERE channel_kind IN ('phone', 'walk_in') OR EXISTS (
                SELECT 1 FROM message m WHERE m.request = service_request.id
                    AND m.arrived_at = service_request.opened_at AND m.entered_by IS NOT NULL);
        CREATE INDEX contact_started ON contact (started_at);
        CREATE INDEX service_request_opened ON service_request (opened_at);
        CREATE INDEX counted_change_happened ON counted_change (happened_at);
        CREATE INDEX answer_written ON answer (written_at);
        CREATE INDEX survey_answer_at ON survey_answer (answered_at);

        CREATE TABLE figure_key (
            id {int64} NOT NULL PRIMARY KEY,
            level TEXT NOT NULL,
            channel_kind TEXT,
            channel TEXT,
            request_type TEXT,
            department TEXT,
            origin TEXT
        ) {table};
        CREATE INDEX figure_key_level ON figure_key (level, department);

        CREATE TABLE figure (
            measure TEXT NOT NULL,
            figure_key {int64} NOT NULL,
            period TEXT NOT NULL,
            amount {int64} NOT NULL,
            buckets TEXT,
            PRIMARY KEY (measure, figure_key, period)
        ) {keyed_table};
        CREATE INDEX figure_period ON figure (period);

        CREATE TABLE figure_waiting (
            day TEXT NOT NULL PRIMARY KEY,
            is_noted {int64} NOT NULL,
            is_check {int64} NOT NULL,
            since {int64} NOT NULL
        ) {keyed_table};

        CREATE TABLE figure_standing (
            id {int64} NOT NULL PRIMARY KEY,
            event {int64} NOT NULL,
            contact {int64} NOT NULL,
            as_of {int64},
            check_day TEXT NOT NULL,
            checked_at {int64},
            differing_days {int64} NOT NULL
        ) {table};
        """)
}
