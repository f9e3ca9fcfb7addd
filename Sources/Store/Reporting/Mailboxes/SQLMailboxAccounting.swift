package import Intake
package import Reports

/// Adds up the readings of mailboxes, on a database.
package struct SQLMailboxAccounting: MailboxAccounting {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) { self.database = database }

    package func accounts(since: Moment) async throws(StoreFailure) -> [MailboxAccount] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.sums, [.id(RowIDSource.first(at: since))]) {
                MailboxAccount(
                    mailbox: $0.text(0), channel: $0.text(1), seen: $0.int(3), kept: $0.int(4), redelivered: $0.int(5),
                    quarantined: $0.int(6), vanished: $0.int(7), wrongReadings: $0.int(8), newestAt: $0.moment(2))
            }
        }
    }

    /// A reading's id tells when it was.
    static let sums = SQLStatement(
        """
        SELECT b.name, b.channel, b.updated_at, COALESCE(SUM(r.seen), 0), COALESCE(SUM(r.kept), 0),
            COALESCE(SUM(r.redelivered), 0), COALESCE(SUM(r.quarantined), 0), COALESCE(SUM(r.vanished), 0),
            COALESCE(SUM(CASE WHEN r.seen <> r.kept + r.redelivered + r.quarantined + r.vanished THEN 1 ELSE 0 END), 0)
        FROM mailbox b LEFT JOIN reconciliation r ON r.mailbox = b.name AND r.id >= $1
        WHERE b.name > ''
        GROUP BY b.name, b.channel, b.updated_at ORDER BY b.name
        """)
}
