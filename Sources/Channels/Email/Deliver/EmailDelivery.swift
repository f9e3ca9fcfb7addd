package import Intake
import Mail

/// Sends mail through the account's SMTP server, one connection a batch, on a thread of its own.
package struct EmailDelivery: Delivery {
    /// After a refusal of the account, nothing is tried for this long.
    private static let pause: Duration = .seconds(300)

    private let settings: EmailChannelSettings
    private let credentials: MailCredentials?
    private let clock: any WallClock

    /// - Parameter credentials: nil where the server wants no login.
    package init(settings: EmailChannelSettings, credentials: MailCredentials?, clock: any WallClock) {
        self.settings = settings
        self.credentials = credentials
        self.clock = clock
    }

    package func deliver(
        _ messages: [ClaimedMessage], while permit: SendPermit
    ) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        var outcomes: [SMTPOutcome] = []
        do {
            var attempt = try await send(messages, permit)
            outcomes = attempt.outcomes
            // A token may end between two batches; the new one is no reason to let residents wait.
            if let refused = attempt.refusedToken, await credentials?.renew(refused) == true {
                attempt = try await send(Array(messages.dropFirst(outcomes.count)), permit)
                outcomes += attempt.outcomes
            }
            guard !attempt.isWithdrawn else {
                return zip(messages, outcomes).map { ($0.message.id, outcome($1)) }
                    + messages.dropFirst(outcomes.count).map { ($0.message.id, .notTried) }
            }
            let rest: SMTPOutcome = attempt.end ?? .lostBeforeDot
            outcomes += Array(repeating: rest, count: messages.count - outcomes.count)
        } catch {
            // No credential, or no thread: what has no outcome was not sent.
            let isRefused = (error as? CredentialFailure).map { !$0.mayPass } ?? false
            let left = messages.dropFirst(outcomes.count).map {
                ($0.message.id, isRefused ? paused("\(error)") : .retry(at: nil, code: "\(error)"))
            }
            return zip(messages, outcomes).map { ($0.message.id, outcome($1)) } + left
        }
        return zip(messages, outcomes).map { ($0.message.id, outcome($1)) }
    }

    /// How far a batch went.
    private struct Attempt {
        /// Of the first messages, in their order.
        var outcomes: [SMTPOutcome] = []
        /// What holds for the others, where they were not tried: they would meet the same fault, one time-out after the other.
        var end: SMTPOutcome?
        /// The credential whose token the server did not take.
        var refusedToken: MailCredential?
        /// Whether the others were not tried since somebody else may send them.
        var isWithdrawn = false
    }

    private func send(_ messages: [ClaimedMessage], _ permit: SendPermit) async throws -> Attempt {
        let credential = try await credentials?.current()
        return try await MailThread.run(name: "smtp \(settings.id)") { thread in
            send(messages, permit, as: credential, signal: thread.signal)
        }
    }

    /// Blocks.
    private func send(
        _ messages: [ClaimedMessage], _ permit: SendPermit, as credential: MailCredential?, signal: WakeSignal
    ) -> Attempt {
        var session: SMTPSession?
        var attempt = Attempt()
        for message in messages {
            do throws(ConnectionFailure) {
                if session?.isUsable != true { session = try open(credential, signal) }
            } catch {
                attempt.end = SMTPOutcome(connecting: error)
                if error.consequence == .renewToken { attempt.refusedToken = credential }
                return attempt
            }
            // Connecting may have taken its time.
            guard permit.holds else {
                attempt.isWithdrawn = true
                break
            }
            let mail = OutboundMail(message: message.message, settings: settings).bytes
            let outcome = session?.send(envelope(message.message), message: mail) ?? .lostBeforeDot
            attempt.outcomes.append(outcome)
            if case .accountProblem = outcome {
                attempt.end = .accountProblem(nil)
                return attempt
            }
        }
        session?.quit()
        return attempt
    }

    private func open(_ credential: MailCredential?, _ signal: WakeSignal) throws(ConnectionFailure) -> SMTPSession {
        try SMTPSession(endpoint: settings.smtp, credential: credential, heloName: settings.ehloName, signal: signal)
    }

    /// The return path is null, so that no bounce and no robot answers an automatic answer (RFC 3834 §3.3). What a person wrote
    /// has the mailbox as its return path: where it cannot be delivered, they want to know.
    private func envelope(_ message: OutboundMessage) -> SMTPEnvelope {
        SMTPEnvelope(from: message.kind == .answer ? settings.address : nil, to: message.recipient)
    }

    private func outcome(_ outcome: SMTPOutcome) -> DeliveryOutcome {
        switch outcome {
        case .delivered: .sent(providerID: nil)
        case .retryLater(let reply): .retry(at: nil, code: reply.map(Self.code) ?? "no connection")
        case .refused(let reply): .refused(code: Self.code(reply))
        case .accountProblem(let reply): paused(reply.map(Self.code) ?? "the account is refused")
        case .unknown: .unknown(code: "lost behind the final dot")
        case .lostBeforeDot: .retry(at: nil, code: "lost before the final dot")
        }
    }

    private func paused(_ code: String) -> DeliveryOutcome { .paused(until: clock.now() + Self.pause, code: code) }

    private static func code(_ reply: SMTPReply) -> String {
        reply.enhanced.map { "\(reply.code) \($0)" } ?? "\(reply.code)"
    }
}
