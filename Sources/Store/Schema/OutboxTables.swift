/// Everything that leaves, and who wants no more texts.
enum OutboxTables {
    static let sql = """
        CREATE TABLE outbox (
            id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            recipient TEXT NOT NULL CHECK (recipient <> ''),
            subject TEXT,
            text TEXT NOT NULL,
            language TEXT NOT NULL,
            request {int64},
            conversation {int64},
            cause {int64} NOT NULL,
            message_id TEXT,
            message_references TEXT NOT NULL,
            tracking_numbers TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts {int64} NOT NULL,
            may_have_gone_out {int64} NOT NULL DEFAULT 0,
            repeats {int64} NOT NULL DEFAULT 0,
            created_at {int64} NOT NULL,
            due_at {int64} NOT NULL,
            sent_at {int64},
            delivery TEXT,
            provider_id TEXT,
            code TEXT,
            UNIQUE (cause, kind)
        ) {table};
        CREATE INDEX outbox_due ON outbox (channel, due_at) WHERE state IN ('pending', 'sending', 'unknown');
        CREATE INDEX outbox_lane ON outbox (channel, recipient, id) WHERE state IN ('pending', 'sending', 'unknown');
        CREATE INDEX outbox_recent ON outbox (recipient, created_at);
        CREATE INDEX outbox_message_id ON outbox (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX outbox_provider ON outbox (provider_id) WHERE provider_id IS NOT NULL;
        CREATE INDEX outbox_request ON outbox (request, id) WHERE request IS NOT NULL;

        CREATE TABLE opt_out (
            channel TEXT NOT NULL,
            number TEXT NOT NULL,
            at {int64} NOT NULL,
            PRIMARY KEY (channel, number)
        ) {keyed_table};
        """
}
