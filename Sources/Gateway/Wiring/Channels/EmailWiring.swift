import Channels
import Intake
import Logging
import ServiceLifecycle
import Store

/// The services of an email channel: its mailbox, and what it sends.
enum EmailWiring {
    static func services(_ settings: EmailChannelSettings, _ parts: GatewayParts) -> [any Service] {
        let imap = credentials(settings.imapCredential, settings, parts)
        // One for both where they log in alike: a refresh token may be good for one use only.
        let smtp = settings.smtpCredential.map {
            $0 == settings.imapCredential ? imap : credentials($0, settings, parts)
        }
        let mailbox = MailboxService(
            settings: settings, mailboxes: parts.store.mailboxes, credentials: imap, board: parts.board,
            clock: parts.clock, log: parts.log,
            rehearsal: HeaderRehearsalChild(parts.settings.reading, log: parts.log))
        let delivery = EmailDelivery(settings: settings, credentials: smtp, clock: parts.clock)
        return [
            parts.node.duty(.mailbox(settings.name)) { try await mailbox.run() },
            parts.deliveryLoop(settings.name, delivery),
        ]
    }

    private static func credentials(
        _ source: CredentialSource, _ settings: EmailChannelSettings, _ parts: GatewayParts
    ) -> MailCredentials {
        MailCredentials(source: source, client: parts.client, clock: parts.clock) {
            [log = parts.log, id = settings.id] in
            log.warning(
                "the token endpoint gave another refresh token and its file cannot be written: a restart begins with the old one",
                metadata: ["channel": "\(id)"])
        }
    }
}
