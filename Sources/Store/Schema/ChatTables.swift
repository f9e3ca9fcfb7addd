/// Chat sessions and their logs: both directions under one sequence.
enum ChatTables {
    static let sql = """
        CREATE TABLE chat_session (
            id {int64} NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            key_hash {bytes} NOT NULL UNIQUE,
            language TEXT,
            started_at {int64} NOT NULL,
            last_sequence {int64} NOT NULL
        ) {table};

        CREATE TABLE chat_line (
            session {int64} NOT NULL,
            sequence {int64} NOT NULL,
            direction TEXT NOT NULL,
            received {int64},
            outbox {int64},
            client_id TEXT,
            text TEXT NOT NULL,
            at {int64} NOT NULL,
            PRIMARY KEY (session, sequence)
        ) {keyed_table};
        CREATE UNIQUE INDEX chat_line_received ON chat_line (received) WHERE received IS NOT NULL;
        CREATE UNIQUE INDEX chat_line_outbox ON chat_line (outbox) WHERE outbox IS NOT NULL;
        """
}
