package import Intake

/// Asks the provider now and then whether those who are signed in still may: whoever has left the city loses their roles and sessions
/// without doing anything.
package struct IdentityRecheck: Sendable {
    private static let distance: Duration = .seconds(60)
    /// Accounts that are read at once.
    private static let page = 100

    private let provider: any IdentityProvider
    private let accounts: any FederatedSignIns
    private let interval: Duration
    private let wallClock: any WallClock
    private let clock: any Clock<Duration>
    private let report: @Sendable (String) -> Void

    /// - Parameters:
    ///   - interval: how long an answer of the provider's is good.
    ///   - report: told what went wrong, without anything of a person; the loop goes on.
    package init(
        provider: any IdentityProvider, accounts: any FederatedSignIns, interval: Duration,
        wallClock: any WallClock, clock: any Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (String) -> Void
    ) {
        self.provider = provider
        self.accounts = accounts
        self.interval = interval
        self.wallClock = wallClock
        self.clock = clock
        self.report = report
    }

    /// Runs until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            do { try await clock.sleep(for: min(Self.distance, interval)) } catch { return }
            do throws(StoreFailure) {
                try await turn()
            } catch {
                report(error.description)
            }
        }
    }

    /// Asks about all that are due, page by page: those of whom nothing can be learnt just now must not keep the others from their turn.
    package func turn() async throws(StoreFailure) {
        let now = wallClock.now()
        var last: FederatedCheck?
        while !Task.isCancelled {
            let page = try await accounts.due(before: now - interval, after: last, limit: Self.page)
            guard let end = page.last else { return }
            for check in page { try await look(check, now) }
            last = end
        }
    }

    private func look(_ check: FederatedCheck, _ now: Moment) async throws(StoreFailure) {
        guard let sealed = check.sealedRefresh else {
            // The provider gave nothing to ask by: they sign in again.
            return try await accounts.endSessions(of: check.account, at: now)
        }
        let renewal: IdentityRenewal?
        do throws(IdentityFailure) {
            renewal = try await provider.renew(sealed)
        } catch {
            return try await failed(check, error, now)
        }
        guard let renewal else { return try await accounts.endSessions(of: check.account, at: now) }
        try await ask(check, renewal, now)
    }

    private func ask(_ check: FederatedCheck, _ renewal: IdentityRenewal, _ now: Moment) async throws(StoreFailure) {
        // Before anything else can fail: the one that was sent is worth nothing any more (RFC 6749 §6, RFC 9700 §4.14.2).
        if let next = renewal.sealedRefresh { try await accounts.keep(sealedRefresh: next, of: check.account) }
        let identity: FederatedIdentity?
        do throws(IdentityFailure) {
            identity = try await provider.recheck(renewal, of: check.subject)
        } catch {
            return try await failed(check, error, now)
        }
        guard let identity else { return try await accounts.endSessions(of: check.account, at: now) }
        try await accounts.checked(check.account, roles: identity.roles, at: now)
    }

    /// Only what the provider itself says ends anything: a provider that is down, or whose keys are behind, must not send everybody home.
    private func failed(
        _ check: FederatedCheck, _ failure: IdentityFailure, _ now: Moment
    ) async throws(StoreFailure) {
        guard failure.code == .revoked else { return report(failure.description) }
        try await accounts.checked(check.account, roles: [], at: now)
    }
}
