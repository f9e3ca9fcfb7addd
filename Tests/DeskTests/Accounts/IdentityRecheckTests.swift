import Desk
import Intake
import Synchronization
import TestKit
import Testing

@Suite("Asking the provider about those who are signed in")
struct IdentityRecheckTests {
    /// Accounts that are due, and what was written of them.
    private final class Accounts: FederatedSignIns {
        struct Written {
            var due: [FederatedCheck]
            var roles: [AccountID: Set<Role>] = [:]
            var kept: [AccountID: [UInt8]] = [:]
            var ended: Set<AccountID> = []
        }

        let written: Mutex<Written>

        /// - Parameter count: all of them were asked about at the same moment.
        init(_ count: Int64, at: Moment) {
            let due = (1...count).map {
                FederatedCheck(
                    account: AccountID(rawValue: $0), subject: "\($0)", sealedRefresh: [UInt8($0)], checkedAt: at)
            }
            written = Mutex(Written(due: due))
        }

        func signIn(_ proven: ProvenIdentity, at now: Moment) -> FederatedOutcome { .noRole }

        func due(before: Moment, after: FederatedCheck?, limit: Int) -> [FederatedCheck] {
            let first = after?.account.rawValue ?? 0
            return written.withLock { Array($0.due.filter { $0.account.rawValue > first }.prefix(limit)) }
        }

        func keep(sealedRefresh: [UInt8], of account: AccountID) {
            written.withLock { $0.kept[account] = sealedRefresh }
        }

        func checked(_ account: AccountID, roles: Set<Role>, at now: Moment) {
            written.withLock { written in
                written.roles[account] = roles
                written.due.removeAll { $0.account == account }
            }
        }

        func endSessions(of account: AccountID, at now: Moment) { written.withLock { _ = $0.ended.insert(account) } }

        func end(_ logout: ProviderLogout, at now: Moment) -> LogoutOutcome { .ended(0) }
    }

    /// Answers by the subject.
    private struct Provider: IdentityProvider {
        let title = "City Hall"
        var renewing: @Sendable (UInt8) throws(IdentityFailure) -> Void = { _ throws(IdentityFailure) in }
        var checking: @Sendable (String) throws(IdentityFailure) -> Void = { _ throws(IdentityFailure) in }

        func address(state: String, nonce: String, verifier: String) -> String { "" }

        func redeem(_ code: String, nonce: String, verifier: String) throws(IdentityFailure) -> ProvenIdentity {
            throw IdentityFailure(.unproven, "not here")
        }

        func logout(_ token: String) throws(IdentityFailure) -> ProviderLogout {
            throw IdentityFailure(.unproven, "not here")
        }

        func renew(_ sealedRefresh: [UInt8]) throws(IdentityFailure) -> IdentityRenewal? {
            try renewing(sealedRefresh[0])
            return IdentityRenewal(idToken: nil, accessToken: nil, sealedRefresh: [sealedRefresh[0], 1])
        }

        func recheck(_ renewal: IdentityRenewal, of subject: String) throws(IdentityFailure) -> FederatedIdentity? {
            try checking(subject)
            return FederatedIdentity(
                issuer: "x", subject: subject, preferredName: nil, displayName: nil, roles: [.agent])
        }
    }

    private final class Reports: Sendable {
        private let number = Mutex(0)
        var count: Int { number.withLock { $0 } }
        func add() { number.withLock { $0 += 1 } }
    }

    private let clock = FakeWallClock()

    private func turn(_ accounts: Accounts, _ provider: Provider) async throws -> (Accounts.Written, reports: Int) {
        let reports = Reports()
        let recheck = IdentityRecheck(
            provider: provider, accounts: accounts, interval: .seconds(60), wallClock: clock,
            report: { _ in reports.add() })
        try await recheck.turn()
        return (accounts.written.withLock { $0 }, reports.count)
    }

    @Test("accounts of which nothing can be learnt keep nobody else from their turn")
    func starving() async throws {
        var provider = Provider()
        provider.renewing = { number throws(IdentityFailure) in
            if number <= 120 { throw IdentityFailure(.unreachable, "503") }
        }
        let (written, reports) = try await turn(Accounts(250, at: clock.now()), provider)
        #expect(written.roles.count == 130 && reports == 120)
        #expect(written.due.count == 120 && written.ended.isEmpty)
    }

    @Test(
        "only the provider's own word takes roles away; the new token is kept whatever comes after it",
        arguments: [IdentityFailure.Code.unproven, .unreachable, .revoked])
    func failures(_ code: IdentityFailure.Code) async throws {
        var provider = Provider()
        provider.checking = { subject throws(IdentityFailure) in
            if subject == "1" { throw IdentityFailure(code, "no") }
        }
        let (written, reports) = try await turn(Accounts(2, at: clock.now()), provider)
        let (first, second) = (AccountID(rawValue: 1), AccountID(rawValue: 2))
        #expect(written.roles[first] == (code == .revoked ? [] : nil))
        #expect(written.roles[second] == [.agent])
        #expect(written.kept == [first: [1, 1], second: [2, 1]])
        #expect(reports == (code == .revoked ? 0 : 1))
    }
}
