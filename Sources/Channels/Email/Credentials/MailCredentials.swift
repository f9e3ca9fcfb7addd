package import AsyncHTTPClient
package import Intake
package import Mail

/// Gives a mail account's credential: the password as it is, or a token that is asked for when needed and renewed before it ends. The
/// account's IMAP and SMTP halves share one where they log in alike, so that they do not ask twice, and do not use up each other's
/// refresh token.
package actor MailCredentials {
    private struct Token {
        var value: Secret
        /// Renewed from this moment on.
        var renewAt: Moment
    }

    /// A token that was refused is asked for anew at most this often.
    private static let renewalDistance: Duration = .seconds(30)
    /// Where nobody says how long a token holds.
    private static let assumedLifetime: Duration = .seconds(300)

    private let source: CredentialSource
    private let client: HTTPClient
    private let clock: any WallClock
    private let noteUnsaved: @Sendable () -> Void
    private var token: Token?
    private var refusedAt: Moment?
    private var refreshToken: RefreshToken?
    private var isAsking = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter noteUnsaved: called where a server gave another refresh token and it could not be written down: the next start
    ///   would begin with the old one.
    package init(
        source: CredentialSource, client: HTTPClient, clock: any WallClock,
        noteUnsaved: @escaping @Sendable () -> Void = {}
    ) {
        self.source = source
        self.client = client
        self.clock = clock
        self.noteUnsaved = noteUnsaved
        if case .oauth(_, let grant) = source, case .refreshToken(let first, let file) = grant.kind {
            refreshToken = RefreshToken(first, file: file)
        }
    }

    /// The credential to log in with now.
    ///
    /// - Throws: `CredentialFailure`.
    package func current() async throws -> MailCredential {
        switch source {
        case .password(let user, let password): .password(user: user, password)
        case .tokenCommand(let user, _, let mechanism):
            .bearer(user: user, token: try await valid(), mechanism: mechanism)
        case .oauth(let user, let grant): .bearer(user: user, token: try await valid(), mechanism: grant.mechanism)
        }
    }

    /// The server refused this credential: its token is forgotten. True where `current()` is worth another try at once; false for a
    /// password, and where another token was refused only just now, which is a matter for people.
    package func renew(_ refused: MailCredential) -> Bool {
        guard case .bearer(_, let value, _) = refused else { return false }
        // Somebody else has asked for another since.
        guard let token, token.value == value else { return true }
        self.token = nil
        let now = clock.now()
        if let refusedAt, now.since(refusedAt) < Self.renewalDistance { return false }
        refusedAt = now
        return true
    }

    private func valid() async throws -> Secret {
        while isAsking { await withCheckedContinuation { waiting.append($0) } }
        let now = clock.now()
        if let token, now < token.renewAt { return token.value }
        isAsking = true
        defer {
            isAsking = false
            for waiter in waiting { waiter.resume() }
            waiting = []
        }
        let issued = try await ask()
        // A tenth of its life before it ends, since clocks differ and a login takes time.
        token = Token(value: issued.value, renewAt: now + (issued.lifetime ?? Self.assumedLifetime) * 0.9)
        return issued.value
    }

    private func ask() async throws -> IssuedToken {
        switch source {
        case .password: throw CredentialFailure(mayPass: false, "a password is no token")
        case .tokenCommand(_, let command, _): return try await TokenCommand(command).run()
        case .oauth(_, let grant):
            let issued = try await OAuthTokenRequest(grant: grant, refreshToken: refreshToken?.newest(), client: client)
                .run()
            if let another = issued.refreshToken, refreshToken?.replace(with: another) == false { noteUnsaved() }
            return issued
        }
    }
}
