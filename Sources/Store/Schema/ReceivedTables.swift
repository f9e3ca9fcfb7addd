/// What arrived, before anything is understood. The raw bytes stand in a table of their own, so that marking a row as filed
/// does not write them again.
enum ReceivedTables {
    static let sql = """
        CREATE TABLE received (
            id {int64} NOT NULL PRIMARY KEY,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            source_id TEXT NOT NULL CHECK (source_id <> ''),
            lane TEXT NOT NULL,
            format TEXT NOT NULL,
            arrived_at {int64} NOT NULL,
            kept_at {int64} NOT NULL,
            size {int64} NOT NULL,
            session {int64},
            envelope TEXT NOT NULL,
            state TEXT NOT NULL,
            attempts {int64} NOT NULL DEFAULT 0,
            child_deaths {int64} NOT NULL DEFAULT 0,
            UNIQUE (channel, source_id)
        ) {table};
        CREATE INDEX received_waiting ON received (id) WHERE state = 'kept';

        CREATE TABLE raw (
            received {int64} NOT NULL PRIMARY KEY,
            bytes {bytes},
            blob TEXT,
            CHECK ((bytes IS NULL) <> (blob IS NULL))
        ) {table};

        CREATE TABLE redelivery (
            id {int64} NOT NULL PRIMARY KEY,
            received {int64} NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            at {int64} NOT NULL
        ) {table};

        CREATE TABLE quarantine (
            id {int64} NOT NULL PRIMARY KEY,
            received {int64} NOT NULL,
            channel_kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            reason TEXT NOT NULL,
            at {int64} NOT NULL,
            replayed_at {int64}
        ) {table};
        CREATE UNIQUE INDEX quarantine_open ON quarantine (received) WHERE replayed_at IS NULL;
        """
}
