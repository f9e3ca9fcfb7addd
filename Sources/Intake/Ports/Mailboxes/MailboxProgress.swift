/// What one batch of a poll accounts for.
package struct MailboxProgress: Sendable {
    package var mailbox: String
    package var channel: ChannelName
    /// Where the cursor stands once the batch is kept.
    package var cursor: MailboxCursor
    /// The UIDs that the server listed for this batch.
    package var seen: [UInt32]
    /// Those of them that were gone when their bodies were asked for.
    package var vanished: [UInt32]
    package var at: Moment

    package init(
        mailbox: String, channel: ChannelName, cursor: MailboxCursor, seen: [UInt32], vanished: [UInt32], at: Moment
    ) {
        self.mailbox = mailbox
        self.channel = channel
        self.cursor = cursor
        self.seen = seen
        self.vanished = vanished
        self.at = at
    }
}
