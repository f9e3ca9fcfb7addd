extension Migration {
    /// What residents are told who write about one thing, and who did: one row for each of them, channel and notice. `draft` is JSON.
    static let incidentNotices = Migration(
        48, "incident notices",
        """
        CREATE TABLE incident_notice (
            id {int64} NOT NULL PRIMARY KEY,
            form TEXT NOT NULL,
            draft TEXT NOT NULL,
            from_at {int64} NOT NULL,
            until_at {int64},
            ended_at {int64},
            is_quiet {int64} NOT NULL,
            settled_at {int64}
        ) {table};
        CREATE UNIQUE INDEX incident_notice_form ON incident_notice (form);
        CREATE INDEX incident_notice_open ON incident_notice (id) WHERE ended_at IS NULL;
        CREATE INDEX incident_notice_owed ON incident_notice (id) WHERE ended_at IS NOT NULL AND settled_at IS NULL;
        CREATE TABLE notice_contact (
            id {int64} NOT NULL PRIMARY KEY,
            notice {int64} NOT NULL,
            message {int64} NOT NULL,
            request {int64},
            conversation {int64},
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            sender_kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            language TEXT NOT NULL,
            message_id TEXT,
            reason TEXT NOT NULL,
            told {int64},
            at {int64} NOT NULL,
            end_outbox {int64},
            end_skipped TEXT,
            CHECK (end_outbox IS NULL OR end_skipped IS NULL)
        ) {table};
        CREATE UNIQUE INDEX notice_contact_whom ON notice_contact (channel, recipient, notice);
        CREATE INDEX notice_contact_notice ON notice_contact (notice, id);
        CREATE INDEX notice_contact_waiting ON notice_contact (notice, id)
            WHERE end_outbox IS NULL AND end_skipped IS NULL;
        """)
}
