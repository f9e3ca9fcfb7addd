/// Residents, their conversations and contacts, and the service requests that these opened.
enum CaseTables {
    static let sql = """
        CREATE TABLE resident (
            id {int64} NOT NULL PRIMARY KEY,
            name TEXT,
            language TEXT NOT NULL,
            created_at {int64} NOT NULL
        ) {table};

        CREATE TABLE identity (
            kind TEXT NOT NULL,
            address TEXT NOT NULL CHECK (address <> ''),
            resident {int64} NOT NULL,
            verified_at {int64},
            PRIMARY KEY (kind, address)
        ) {keyed_table};
        CREATE INDEX identity_resident ON identity (resident);

        CREATE TABLE service_request (
            id {int64} NOT NULL PRIMARY KEY,
            tracking_number TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            status TEXT NOT NULL,
            request_type TEXT,
            department TEXT NOT NULL,
            queue TEXT NOT NULL,
            priority {int64} NOT NULL,
            rule TEXT NOT NULL,
            reason TEXT NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            resident {int64},
            language TEXT NOT NULL,
            opened_at {int64} NOT NULL,
            parent {int64}
        ) {table};
        CREATE INDEX service_request_resident ON service_request (resident, id);

        CREATE TABLE conversation (
            id {int64} NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            lane TEXT NOT NULL,
            recipient TEXT NOT NULL,
            resident {int64},
            request {int64},
            started_at {int64} NOT NULL,
            last_at {int64} NOT NULL
        ) {table};
        CREATE INDEX conversation_lane ON conversation (lane, channel, recipient, last_at);

        CREATE TABLE contact (
            id {int64} NOT NULL PRIMARY KEY,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            kind TEXT NOT NULL,
            resident {int64},
            request {int64},
            conversation {int64} NOT NULL,
            started_at {int64} NOT NULL
        ) {table};
        CREATE INDEX contact_conversation ON contact (conversation, id);
        """
}
