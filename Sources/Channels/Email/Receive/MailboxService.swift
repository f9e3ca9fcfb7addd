package import Intake
package import Logging
import Mail
import ServiceLifecycle

/// Reads one mailbox for ever: a thread of its own, IDLE or polling, back-off after faults, and never off (promise 5).
package struct MailboxService: Service {
    /// A store that has room again is soon used again.
    private static let longestWaitForStore: Duration = .seconds(15)

    private let settings: EmailChannelSettings
    private let mailboxes: any Mailboxes
    private let credentials: MailCredentials
    private let board: HealthBoard
    private let clock: any WallClock
    private let pauseClock: any Clock<Duration>
    private let log: Logger
    private let rehearsal: (any HeaderRehearsal)?

    /// - Parameters:
    ///   - pauseClock: on which the pauses after faults pass.
    ///   - rehearsal: of the first mails' headers; none without it.
    package init(
        settings: EmailChannelSettings, mailboxes: any Mailboxes, credentials: MailCredentials, board: HealthBoard,
        clock: any WallClock, pauseClock: any Clock<Duration> = ContinuousClock(), log: Logger,
        rehearsal: (any HeaderRehearsal)? = nil
    ) {
        self.settings = settings
        self.mailboxes = mailboxes
        self.credentials = credentials
        self.board = board
        self.clock = clock
        self.pauseClock = pauseClock
        self.log = log
        self.rehearsal = rehearsal
        board.register(settings.name, .receive)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown { await readForEver() }
    }

    private func readForEver() async {
        var backoff = Backoff()
        let suspects = SuspectMails()
        let firstBatches = FirstBatches(rehearsal)
        let audit = MailboxAudit(settings: settings, board: board, log: log)
        while !Task.isCancelled {
            let start = ContinuousClock.now
            var login: MailCredential?
            do {
                let reader = MailboxReader(
                    settings: settings, mailboxes: mailboxes, audit: audit, clock: clock, suspects: suspects,
                    firstBatches: firstBatches, log: log)
                let credential = try await credentials.current()
                login = credential
                try await MailThread.run(name: "imap \(settings.id)") { thread in
                    try await reader.read(as: credential, on: thread)
                }
            } catch {
                if Task.isCancelled { return }
                // A session that worked for a while starts the back-off anew.
                if ContinuousClock.now - start > .seconds(60) { backoff.reset() }
                let wait = await note(error, of: login, &backoff)
                try? await pauseClock.sleep(for: wait)
            }
        }
    }

    /// Says what failed and how long to wait.
    private func note(_ error: any Error, of login: MailCredential?, _ backoff: inout Backoff) async -> Duration {
        let state: ChannelHealth.State
        var wait = backoff.next()
        switch error {
        case let failure as IMAPFailure:
            (state, wait) = await consequence(failure.consequence, of: login, wait)
        // Told already, and louder.
        case is UnaccountedMails: return wait
        case let failure as CredentialFailure:
            state = failure.mayPass ? .failing : .refused
            if !failure.mayPass { wait = max(wait, Backoff.afterRefusal) }
        case let failure as StoreFailure:
            state = failure.mayPass ? .notKeeping : .failing
            // Each try is a login, of which servers count how many there are.
            wait = min(wait, Self.longestWaitForStore)
        default: state = .failing
        }
        if board.noteFailure(settings.name, .receive, state, detail: "\(error)") {
            log.warning(
                "the mailbox cannot be read now and is tried again",
                metadata: ["channel": "\(settings.id)", "state": "\(state.rawValue)", "failure": "\(error)"])
        }
        return wait
    }

    private func consequence(
        _ consequence: ConnectionFailure.Consequence, of login: MailCredential?, _ wait: Duration
    ) async -> (ChannelHealth.State, Duration) {
        switch consequence {
        case .retry, .stop: return (.failing, wait)
        case .renewToken:
            // Once: a token that is refused although it is new is a matter for people.
            if let login, await credentials.renew(login) { return (.failing, .zero) }
            return (.refused, max(wait, Backoff.afterRefusal))
        case .slowDownAndAlarm: return (.refused, max(wait, Backoff.afterRefusal))
        }
    }
}
