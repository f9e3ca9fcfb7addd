/// The durable side of mailbox polling: the cursor moves in the commit that keeps what it covers, and every batch leaves its
/// reconciliation (promise 4).
package protocol Mailboxes: Sendable {
    /// Where reading stopped; nil for a mailbox never read.
    func cursor(mailbox: String) async throws(StoreFailure) -> MailboxCursor?

    /// Keeps a batch of mails, moves the cursor to `progress.cursor` and writes the reconciliation row, all in one commit.
    ///
    /// - Throws: `StoreFailure`: nothing was written, the cursor stands where it stood.
    func keep(_ mails: [Received], progress: MailboxProgress) async throws(StoreFailure) -> [KeepOutcome]

    /// Notes that the server has flagged or moved everything up to `uid`.
    func noteFlagged(mailbox: String, uidValidity: UInt32, upTo uid: UInt32) async throws(StoreFailure)

    /// The newest reconciliation rows of a mailbox.
    func reconciliations(mailbox: String, limit: Int) async throws(StoreFailure) -> [Reconciliation]
}
