package import Intake

/// The durable side of mailbox polling.
package struct SQLMailboxes: Mailboxes {
    private let database: any SQLDatabase
    private let keeper: SQLKeeper
    private let ids: RowIDSource

    init(database: any SQLDatabase, keeper: SQLKeeper, ids: RowIDSource) {
        self.database = database
        self.keeper = keeper
        self.ids = ids
    }

    package func cursor(mailbox: String) async throws(StoreFailure) -> MailboxCursor? {
        try await database.read { session throws(StoreFailure) in
            try session.first(Self.find, [.text(mailbox)]) {
                MailboxCursor(
                    uidValidity: UInt32(clamping: $0.int64(0)), lastUID: UInt32(clamping: $0.int64(1)),
                    flaggedUID: UInt32(clamping: $0.int64(2)))
            }
        }
    }

    package func keep(
        _ mails: [Received], progress: MailboxProgress
    ) async throws(StoreFailure) -> [KeepOutcome] {
        let row = ids.next()
        let isMarked = mails.map { $0.envelope["quarantine"] != nil }
        let also = SQLKeeper.Also { outcomes, session throws(StoreFailure) in
            try Self.advance(progress, session)
            guard !progress.seen.isEmpty else { return }
            try Self.reconcile(progress, Array(zip(outcomes, isMarked)), row, session)
        }
        return try await keeper.keep(mails, also: also)
    }

    private static func advance(
        _ progress: MailboxProgress, _ session: any SQLSession
    ) throws(StoreFailure) {
        try session.execute(
            advance,
            [
                .text(progress.mailbox), .text(progress.channel.id), .int64(Int64(progress.cursor.uidValidity)),
                .int64(Int64(progress.cursor.lastUID)), .int64(Int64(progress.cursor.flaggedUID)),
                .moment(progress.at),
            ])
    }

    /// - Parameter kept: each mail's outcome, and whether the channel itself marked it for the quarantine (too large).
    private static func reconcile(
        _ progress: MailboxProgress, _ kept: [(outcome: KeepOutcome, isMarked: Bool)], _ row: RowID,
        _ session: any SQLSession
    ) throws(StoreFailure) {
        let redelivered = kept.filter(\.outcome.isRedelivery).count
        let quarantined = kept.filter { $0.isMarked && !$0.outcome.isRedelivery }.count
        try session.execute(
            reconcile,
            [
                .id(row), .text(progress.mailbox), .int64(Int64(progress.cursor.uidValidity)),
                .int64(Int64(progress.seen.min() ?? 0)), .int64(Int64(progress.seen.max() ?? 0)),
                .int(progress.seen.count), .int(kept.count - redelivered - quarantined), .int(redelivered),
                .int(quarantined), .int(progress.vanished.count),
                .text(progress.vanished.map(String.init).joined(separator: ",")), .moment(progress.at),
            ])
    }

    package func noteFlagged(
        mailbox: String, uidValidity: UInt32, upTo uid: UInt32
    ) async throws(StoreFailure) {
        _ = try await database.write(.file) { session throws(StoreFailure) in
            try session.execute(
                Self.flagged, [.text(mailbox), .int64(Int64(uidValidity)), .int64(Int64(uid))])
        }
    }

    package func reconciliations(
        mailbox: String, limit: Int
    ) async throws(StoreFailure) -> [Reconciliation] {
        try await database.read { session throws(StoreFailure) in
            try session.all(Self.list, [.text(mailbox), .int(limit)]) {
                Reconciliation(
                    mailbox: $0.text(0), uidValidity: UInt32(clamping: $0.int64(1)),
                    firstUID: UInt32(clamping: $0.int64(2)), lastUID: UInt32(clamping: $0.int64(3)),
                    seen: $0.int(4), kept: $0.int(5), redelivered: $0.int(6), quarantined: $0.int(7),
                    vanished: $0.text(8).split(separator: ",").compactMap { UInt32($0) }, at: $0.moment(9))
            }
        }
    }

    private static let find = SQLStatement("SELECT uid_validity, last_uid, flagged_uid FROM mailbox WHERE name = $1")

    /// The cursor of one UIDVALIDITY only goes forward; another UIDVALIDITY replaces it (RFC 9051 §2.3.1.1).
    private static let advance = SQLStatement(
        """
        INSERT INTO mailbox (name, channel, uid_validity, last_uid, flagged_uid, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (name) DO UPDATE SET
            last_uid = CASE WHEN mailbox.uid_validity = excluded.uid_validity AND mailbox.last_uid > excluded.last_uid
                THEN mailbox.last_uid ELSE excluded.last_uid END,
            flagged_uid = CASE WHEN mailbox.uid_validity = excluded.uid_validity
                AND mailbox.flagged_uid > excluded.flagged_uid THEN mailbox.flagged_uid ELSE excluded.flagged_uid END,
            uid_validity = excluded.uid_validity, channel = excluded.channel, updated_at = excluded.updated_at
        """)

    private static let flagged = SQLStatement(
        """
        UPDATE mailbox SET flagged_uid = $3 WHERE name = $1 AND uid_validity = $2 AND flagged_uid < $3
        """)

    private static let reconcile = SQLStatement(
        """
        INSERT INTO reconciliation (id, mailbox, uid_validity, first_uid, last_uid, seen, kept, redelivered,
            quarantined, vanished, vanished_uids, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """)

    private static let list = SQLStatement(
        """
        SELECT mailbox, uid_validity, first_uid, last_uid, seen, kept, redelivered, quarantined, vanished_uids, at
        FROM reconciliation WHERE mailbox = $1 ORDER BY id DESC LIMIT $2
        """)
}
