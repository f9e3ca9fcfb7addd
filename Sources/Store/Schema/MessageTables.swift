/// Inbound messages and what hangs on them. A message has the id of what was kept.
enum MessageTables {
    static let sql = """
        CREATE TABLE message (
            id {int64} NOT NULL PRIMARY KEY,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            conversation {int64},
            request {int64},
            resident {int64},
            sender_kind TEXT NOT NULL,
            sender TEXT NOT NULL,
            sender_name TEXT,
            is_sender_verified {int64} NOT NULL,
            recipient TEXT NOT NULL,
            entered_by TEXT,
            subject TEXT,
            text TEXT NOT NULL,
            full_text TEXT,
            language TEXT NOT NULL,
            automatic TEXT,
            is_spam {int64} NOT NULL,
            keyword TEXT,
            is_unconfirmed {int64} NOT NULL,
            message_id TEXT CHECK (message_id <> ''),
            digest {bytes} NOT NULL,
            fingerprint {bytes} NOT NULL,
            defects TEXT,
            sent_at {int64},
            arrived_at {int64} NOT NULL
        ) {table};
        CREATE INDEX message_request ON message (request, id);
        CREATE INDEX message_message_id ON message (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX message_same_words ON message (resident, fingerprint) WHERE resident IS NOT NULL;

        CREATE TABLE attachment (
            message {int64} NOT NULL,
            position {int64} NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size {int64} NOT NULL,
            is_inline {int64} NOT NULL,
            content_id TEXT,
            part_offset {int64},
            part_length {int64},
            part_encoding TEXT,
            remote_url TEXT,
            blob TEXT,
            state TEXT NOT NULL,
            attempts {int64} NOT NULL DEFAULT 0,
            due_at {int64} NOT NULL DEFAULT 0,
            PRIMARY KEY (message, position)
        ) {keyed_table};
        CREATE INDEX attachment_pending ON attachment (due_at) WHERE state = 'pending';

        CREATE TABLE event (
            id {int64} NOT NULL PRIMARY KEY,
            request {int64},
            kind TEXT NOT NULL,
            message {int64},
            detail TEXT NOT NULL,
            at {int64} NOT NULL
        ) {table};
        CREATE INDEX event_request ON event (request, id) WHERE request IS NOT NULL;

        CREATE TABLE decision (
            id {int64} NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL,
            request {int64} NOT NULL,
            message {int64},
            other {int64},
            reason TEXT NOT NULL,
            score {double} NOT NULL,
            at {int64} NOT NULL,
            undone_at {int64}
        ) {table};
        CREATE INDEX decision_request ON decision (request, id);
        """
}
