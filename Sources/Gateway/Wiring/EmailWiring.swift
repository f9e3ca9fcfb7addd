import Channels
import Intake
import ServiceLifecycle
import Store

/// The services of an email channel: its mailbox, and what it sends.
enum EmailWiring {
    static func services(_ settings: EmailChannelSettings, _ parts: GatewayParts) -> [any Service] {
        let imap = MailCredentials(source: settings.imapCredential, client: parts.client, clock: parts.clock)
        let smtp = settings.smtpCredential.map {
            MailCredentials(source: $0, client: parts.client, clock: parts.clock)
        }
        let mailbox = MailboxService(
            settings: settings, mailboxes: parts.store.mailboxes, credentials: imap, board: parts.board,
            clock: parts.clock, log: parts.log)
        let delivery = EmailDelivery(settings: settings, credentials: smtp, clock: parts.clock)
        return [mailbox, parts.deliveryLoop(settings.name, delivery)]
    }
}
