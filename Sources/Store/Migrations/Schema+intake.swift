extension Schema {
    /// The schema of this binary: one file a subject, in the order in which they landed.
    package static let intake = Schema(migrations: [
        .leases,
        Migration(2, "received", ReceivedTables.sql),
        Migration(3, "mailboxes", MailboxTables.sql),
        Migration(4, "cases", CaseTables.sql),
        Migration(5, "messages", MessageTables.sql),
        Migration(6, "ledger", LedgerTables.sql),
        Migration(7, "outbox", OutboxTables.sql),
        Migration(8, "chat", ChatTables.sql),
        .decisionsByMessage,
        .blobNames,
        .messagesByWords,
        .unverifiedSends,
        .answers,
        Migration(14, "accounts", AccountTables.sql),
        .work,
        .answeredStatus,
        .apiTokens,
        .roster,
        .publicUpdates,
        .requestChanges,
        .moving,
        .drafts,
        .serviceEvents,
        .library,
    ])
}
