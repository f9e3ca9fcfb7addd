extension Migration {
    /// What happens in a chat besides what is written, its end, and codes for transcripts.
    static let chatScenes = Migration(
        27, "chat scenes",
        """
        ALTER TABLE chat_line ADD COLUMN scene TEXT;
        ALTER TABLE chat_session ADD COLUMN ended_at {int64};
        CREATE INDEX event_chat_scene ON event (id)
            WHERE kind IN ('taken', 'assigned', 'handed_over', 'put_back', 'released');
        CREATE UNIQUE INDEX survey_outbox ON survey (outbox) WHERE outbox IS NOT NULL;

        CREATE TABLE transcript_code (
            id {int64} NOT NULL PRIMARY KEY,
            session {int64} NOT NULL,
            address TEXT NOT NULL,
            hash {bytes} NOT NULL,
            made_at {int64} NOT NULL,
            tries {int64} NOT NULL,
            used_at {int64}
        ) {table};
        CREATE INDEX transcript_code_session ON transcript_code (session, id);
        CREATE INDEX transcript_code_address ON transcript_code (address, made_at);
        """)
}
