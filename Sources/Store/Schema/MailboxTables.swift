/// The durable cursor of each mailbox and what every batch accounted for (promise 4).
enum MailboxTables {
    static let sql = """
        CREATE TABLE mailbox (
            name TEXT NOT NULL PRIMARY KEY,
            channel TEXT NOT NULL,
            uid_validity {int64} NOT NULL,
            last_uid {int64} NOT NULL,
            flagged_uid {int64} NOT NULL,
            updated_at {int64} NOT NULL
        ) {keyed_table};

        CREATE TABLE reconciliation (
            id {int64} NOT NULL PRIMARY KEY,
            mailbox TEXT NOT NULL,
            uid_validity {int64} NOT NULL,
            first_uid {int64} NOT NULL,
            last_uid {int64} NOT NULL,
            seen {int64} NOT NULL,
            kept {int64} NOT NULL,
            redelivered {int64} NOT NULL,
            quarantined {int64} NOT NULL,
            vanished {int64} NOT NULL,
            vanished_uids TEXT NOT NULL,
            at {int64} NOT NULL
        ) {table};
        CREATE INDEX reconciliation_mailbox ON reconciliation (mailbox, id);
        """
}
