package import Intake
package import Mail

/// An email channel's file in `channels/`, read and checked: plain values.
package struct EmailChannelSettings: Sendable {
    /// What happens on the server to a mail that is durable here.
    package enum AfterKeeping: Hashable, Sendable {
        /// `\Flagged` is left to people: we set a keyword of ours where the server takes one, and `\Seen` never.
        case flag(String)
        /// Moved to this folder, which is made where it is missing.
        case move(to: String)
        case leave
    }

    package var id: String
    package var language: Language
    package var acknowledges: Bool
    /// The city's address on this channel: From of our mails.
    package var address: String
    /// The name beside it.
    package var displayName: String
    /// Other addresses of ours: mail from any of them is a loop.
    package var otherAddresses: [String]
    /// Whose Authentication-Results count (RFC 8601 §5). Where this is empty and `trustsUnnamedServer` is false, no mail's sender is ever
    /// verified.
    package var authservIDs: [String]
    /// Whether the topmost Authentication-Results count where no authserv-id stands in them: the city says that its own server writes them
    /// so, on top of each mail.
    package var trustsUnnamedServer: Bool
    /// Mail from these domains that forwards a resident is filed as entered by staff.
    package var staffDomains: [String]
    package var imap: MailEndpoint
    package var smtp: MailEndpoint
    /// Nil where the SMTP server wants no login.
    package var smtpCredential: CredentialSource?
    package var imapCredential: CredentialSource
    /// The folder that is read.
    package var mailbox: String
    package var afterKeeping: AfterKeeping
    /// How often the mailbox is looked into where the server cannot IDLE.
    package var pollInterval: Duration
    /// A larger mail goes to the quarantine with its header.
    package var largestMail: Int
    /// What we say in EHLO.
    package var ehloName: String

    package init(
        id: String, language: Language, acknowledges: Bool, address: String, displayName: String,
        otherAddresses: [String], authservIDs: [String], trustsUnnamedServer: Bool = false, staffDomains: [String],
        imap: MailEndpoint,
        imapCredential: CredentialSource, smtp: MailEndpoint, smtpCredential: CredentialSource?, mailbox: String,
        afterKeeping: AfterKeeping, pollInterval: Duration, largestMail: Int, ehloName: String
    ) {
        self.id = id
        self.language = language
        self.acknowledges = acknowledges
        self.address = address
        self.displayName = displayName
        self.otherAddresses = otherAddresses
        self.authservIDs = authservIDs
        self.trustsUnnamedServer = trustsUnnamedServer
        self.staffDomains = staffDomains
        self.imap = imap
        self.imapCredential = imapCredential
        self.smtp = smtp
        self.smtpCredential = smtpCredential
        self.mailbox = mailbox
        self.afterKeeping = afterKeeping
        self.pollInterval = pollInterval
        self.largestMail = largestMail
        self.ehloName = ehloName
    }

    package var name: ChannelName { ChannelName(kind: .email, id: id) }

    /// The domain of `address`, for our Message-IDs.
    package var domain: String { address.split(separator: "@").last.map { $0.lowercased() } ?? "localhost" }
}
