package import Intake

/// Asks the provider now and then whether those who are signed in still may: whoever has left the city loses their roles and sessions
/// without doing anything.
package struct IdentityRecheck: Sendable {
    private static let distance: Duration = .seconds(60)

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

    /// Asks about all that are due.
    package func turn() async throws(StoreFailure) {
        let now = wallClock.now()
        for check in try await accounts.due(before: now - interval, limit: 100) {
            guard let sealed = check.sealedRefresh else {
                // The provider gave nothing to ask by: they sign in again.
                try await accounts.endSessions(of: check.account, at: now)
                continue
            }
            try await ask(check, sealed, now)
        }
    }

    private func ask(_ check: FederatedCheck, _ sealed: [UInt8], _ now: Moment) async throws(StoreFailure) {
        let proven: ProvenIdentity?
        do throws(IdentityFailure) {
            proven = try await provider.recheck(sealed, of: check.subject)
        } catch {
            // A provider that is down must not send everybody home.
            guard error.code != .unreachable else { return report(error.description) }
            return try await accounts.checked(check.account, roles: [], sealedRefresh: nil, at: now)
        }
        guard let proven else { return try await accounts.endSessions(of: check.account, at: now) }
        try await accounts.checked(
            check.account, roles: proven.identity.roles, sealedRefresh: proven.sealedRefresh, at: now)
    }
}
