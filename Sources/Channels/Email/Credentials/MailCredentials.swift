package import AsyncHTTPClient
package import Intake
package import Mail

/// Gives a mail account's credential: the password as it is, or a token that is asked for when needed and renewed before it ends. Shared by
/// the account's IMAP and SMTP halves, so that they do not ask twice.
package actor MailCredentials {
    private struct Token {
        var value: Secret
        /// Renewed from this moment on.
        var renewAt: Moment
        /// When it was asked for.
        var since: Moment
    }

    /// A token that was refused is asked for anew at most this often.
    private static let renewalDistance: Duration = .seconds(30)

    private let source: CredentialSource
    private let client: HTTPClient
    private let clock: any WallClock
    private var token: Token?
    private var refusedAt: Moment?

    package init(source: CredentialSource, client: HTTPClient, clock: any WallClock) {
        self.source = source
        self.client = client
        self.clock = clock
    }

    /// The credential to log in with now.
    ///
    /// - Throws: `CredentialFailure`.
    package func current() async throws -> MailCredential {
        switch source {
        case .password(let user, let password): .password(user: user, password)
        case .tokenCommand(let user, let command, let mechanism):
            .bearer(user: user, token: try await valid { try await TokenCommand(command).run() }, mechanism: mechanism)
        case .oauth(let user, let grant):
            .bearer(
                user: user,
                token: try await valid { [client] in try await OAuthTokenRequest(grant: grant, client: client).run() },
                mechanism: grant.mechanism)
        }
    }

    /// The server refused the token: forget it. False where there is nothing to renew, or a new one was refused only just now.
    package func renew() -> Bool {
        if case .password = source { return false }
        let now = clock.now()
        token = nil
        if let refusedAt, now.since(refusedAt) < Self.renewalDistance { return false }
        refusedAt = now
        return true
    }

    private func valid(_ ask: @Sendable () async throws -> IssuedToken) async throws -> Secret {
        let now = clock.now()
        if let token, now < token.renewAt { return token.value }
        let issued = try await ask()
        // A tenth of its life before it ends, since clocks differ and a login takes time.
        let life = issued.lifetime ?? .seconds(300)
        token = Token(value: issued.value, renewAt: now + life * 0.9, since: now)
        return issued.value
    }
}
