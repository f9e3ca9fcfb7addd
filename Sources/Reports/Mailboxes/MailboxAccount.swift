package import Intake

/// What became of the mails that one mailbox showed us: none may be lost between (promise 4).
package struct MailboxAccount: Hashable, Sendable {
    package static let definition =
        "Since the beginning of yesterday: every mail that was seen in the mailbox was kept, known already, put into quarantine, or gone "
        + "before it could be read. Where that is not so, mails are unaccounted for."

    /// As the mailbox is named at the server, with its channel.
    package var mailbox: String
    /// The channel's id.
    package var channel: String
    package var seen: Int
    package var kept: Int
    /// Known already: by another mailbox, or by this one before its numbers were made anew.
    package var redelivered: Int
    package var quarantined: Int
    /// Somebody took them away before they could be read.
    package var vanished: Int
    /// Readings in which the server listed mails and did not hand them over, or whose sums do not hold.
    package var wrongReadings: Int
    /// When mail was last found in it; an empty reading leaves no trace here (`/health/ready` tells whether it is read).
    package var newestAt: Moment

    package init(
        mailbox: String, channel: String, seen: Int, kept: Int, redelivered: Int, quarantined: Int, vanished: Int,
        wrongReadings: Int, newestAt: Moment
    ) {
        self.mailbox = mailbox
        self.channel = channel
        self.seen = seen
        self.kept = kept
        self.redelivered = redelivered
        self.quarantined = quarantined
        self.vanished = vanished
        self.wrongReadings = wrongReadings
        self.newestAt = newestAt
    }

    /// Whether every mail that was seen is accounted for.
    package var agrees: Bool { wrongReadings == 0 }
}
