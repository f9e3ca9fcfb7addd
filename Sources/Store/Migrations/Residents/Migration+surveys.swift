extension Migration {
    /// Surveys: whether somebody was asked about what was closed, and what they said. One row for each closing, so that none is decided
    /// about twice; one for each resident who was ever asked, which says when that was last.
    static let surveys = Migration(
        26, "surveys",
        """
        CREATE TABLE survey (
            id {int64} NOT NULL PRIMARY KEY,
            event {int64} NOT NULL UNIQUE,
            ending TEXT NOT NULL,
            request {int64} NOT NULL,
            request_type TEXT,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            recipient TEXT NOT NULL,
            outbox {int64},
            skipped TEXT,
            made_at {int64} NOT NULL,
            CHECK ((outbox IS NULL) <> (skipped IS NULL))
        ) {table};
        CREATE INDEX survey_request ON survey (request, id);
        CREATE INDEX survey_recipient ON survey (recipient, channel, made_at) WHERE outbox IS NOT NULL;
        CREATE INDEX survey_ending ON survey (ending, event);
        CREATE INDEX survey_made ON survey (made_at);

        CREATE TABLE survey_resident (
            resident {int64} NOT NULL PRIMARY KEY,
            asked_at {int64} NOT NULL
        ) {table};

        CREATE TABLE survey_answer (
            survey {int64} NOT NULL PRIMARY KEY,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            way TEXT NOT NULL,
            overall {int64} NOT NULL CHECK (overall BETWEEN 1 AND 5),
            accuracy {int64},
            courtesy {int64},
            ease {int64},
            text TEXT NOT NULL,
            answered_at {int64} NOT NULL
        ) {table};

        CREATE INDEX event_resolved ON event (id) WHERE kind = 'resolved';
        CREATE INDEX event_chat_ended ON event (id) WHERE kind = 'chat_ended';
        """)
}
