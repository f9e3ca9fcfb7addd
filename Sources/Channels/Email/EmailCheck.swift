package import AsyncHTTPClient
package import Intake
import Mail

/// Tries an email channel's two connections, for `intake check`.
package struct EmailCheck: Sendable {
    private let settings: EmailChannelSettings
    private let client: HTTPClient
    private let clock: any WallClock

    package init(settings: EmailChannelSettings, client: HTTPClient, clock: any WallClock) {
        self.settings = settings
        self.client = client
        self.clock = clock
    }

    /// Logs in and opens the mailbox for reading only. Gives what failed, nil where it works.
    package func imap() async -> String? {
        let (settings, client, clock) = (settings, client, clock)
        return await attempt {
            let credential = try await MailCredentials(source: settings.imapCredential, client: client, clock: clock)
                .current()
            try await MailThread.run(name: "check imap") { thread in
                let session = try IMAPSession(
                    IMAPSettings(endpoint: settings.imap, credential: credential), signal: thread.signal)
                _ = try session.select(settings.mailbox, readOnly: true)
                session.logout()
            }
        }
    }

    /// Connects, says EHLO and logs in.
    package func smtp() async -> String? {
        let (settings, client, clock) = (settings, client, clock)
        return await attempt {
            var credential: MailCredential?
            if let source = settings.smtpCredential {
                credential = try await MailCredentials(source: source, client: client, clock: clock).current()
            }
            let login = credential
            try await MailThread.run(name: "check smtp") { thread in
                let session = try SMTPSession(
                    endpoint: settings.smtp, credential: login, heloName: settings.ehloName, signal: thread.signal)
                session.quit()
            }
        }
    }

    private func attempt(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch {
            return "\(error)"
        }
    }
}
