extension Migration {
    /// The manager's figures as they were sent by mail: once for each report and period. `body` among the files is the mail's HTML; each
    /// mail is a row of the outbox with the same id.
    static let sentReports = Migration(
        54, "sent reports",
        """
        CREATE TABLE sent_report (
            id {int64} NOT NULL PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            period TEXT NOT NULL,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            figures_as_of {int64} NOT NULL,
            made_at {int64} NOT NULL
        ) {table};
        CREATE UNIQUE INDEX sent_report_period ON sent_report (name, period);
        CREATE INDEX sent_report_day ON sent_report (name, first_day);
        CREATE TABLE sent_report_file (
            report {int64} NOT NULL,
            position {int64} NOT NULL,
            is_body {int64} NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size {int64} NOT NULL,
            bytes {bytes},
            blob TEXT,
            PRIMARY KEY (report, position),
            CHECK ((bytes IS NULL) <> (blob IS NULL))
        ) {keyed_table};
        CREATE INDEX sent_report_file_blob ON sent_report_file (blob) WHERE blob IS NOT NULL;
        CREATE TABLE sent_report_mail (
            id {int64} NOT NULL PRIMARY KEY,
            report {int64} NOT NULL,
            recipient TEXT NOT NULL
        ) {table};
        CREATE INDEX sent_report_mail_report ON sent_report_mail (report, id);
        """)
}
