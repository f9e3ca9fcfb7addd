package import Intake

/// The city's mailboxes, and what became of the mails in them.
package protocol MailboxAccounting: Sendable {
    /// Every mailbox that was ever read, by its name.
    ///
    /// - Parameter since: readings from then on.
    func accounts(since: Moment) async throws(StoreFailure) -> [MailboxAccount]
}
