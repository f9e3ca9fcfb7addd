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

    package func deliver(_ messages: [ClaimedMessage]) async -> [(id: RowID, outcome: DeliveryOutcome)] {
        let outcomes: [SMTPOutcome]
        do {
            let credential = try await credentials?.current()
            outcomes = try await MailThread.run(name: "smtp \(settings.id)") { thread in
                send(messages, as: credential, signal: thread.signal)
            }
        } catch {
            // Nothing was sent: no credential, or no thread.
            let isRefused = (error as? CredentialFailure).map { !$0.mayPass } ?? false
            return messages.map { ($0.message.id, isRefused ? paused("\(error)") : .retry(at: nil, code: "\(error)")) }
        }
        if outcomes.contains(.accountProblem(nil)) { _ = await credentials?.renew() }
        return zip(messages, outcomes).map { ($0.message.id, outcome($1)) }
    }

    /// Blocks.
    private func send(_ messages: [ClaimedMessage], as credential: MailCredential?, signal: WakeSignal) -> [SMTPOutcome]
    {
        var session: SMTPSession?
        var outcomes: [SMTPOutcome] = []
        for message in messages {
            do throws(ConnectionFailure) {
                if session?.isUsable != true { session = try open(credential, signal) }
            } catch {
                // The others would meet the same fault, one time-out after the other.
                let rest = Array(repeating: SMTPOutcome(connecting: error), count: messages.count - outcomes.count)
                return outcomes + rest
            }
            let outcome = session?.send(
                envelope(message.message), message: OutboundMail(message: message.message, settings: settings).bytes)
            outcomes.append(outcome ?? .lostBeforeDot)
            if case .accountProblem = outcome {
                return outcomes + Array(repeating: .accountProblem(nil), count: messages.count - outcomes.count)
            }
        }
        session?.quit()
        return outcomes
    }

    private func open(_ credential: MailCredential?, _ signal: WakeSignal) throws(ConnectionFailure) -> SMTPSession {
        try SMTPSession(endpoint: settings.smtp, credential: credential, heloName: settings.ehloName, signal: signal)
    }

    /// The return path is null, so that no bounce and no robot answers an automatic answer (RFC 3834 §3.3).
    private func envelope(_ message: OutboundMessage) -> SMTPEnvelope {
        SMTPEnvelope(from: nil, to: message.recipient)
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
