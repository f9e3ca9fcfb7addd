import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Accounts of a provider's identities")
struct FederatedSignInTests {
    /// Somebody with a session.
    private func signedIn(
        _ subject: String, _ office: StaffOffice, at issuer: String = "https://x", session: String? = nil
    ) async throws -> AccountID {
        let identity = FederatedIdentity(
            issuer: issuer, subject: subject, preferredName: subject, displayName: nil, roles: [.agent])
        let outcome = try await office.store.federated.signIn(
            ProvenIdentity(identity: identity, sealedRefresh: [1]), at: office.clock.now())
        guard case .signedIn(let id) = outcome else { throw StoreFailure(.refused, "a test's identity") }
        try await office.store.sessions.begin(
            SecretToken(), for: id, stage: .signedIn, browser: "x", providerSession: session,
            at: office.clock.now())
        return id
    }

    @Test("all that are due come page by page, each once, also those of one moment", arguments: StoreEngine.allCases)
    func pages(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            var made: Set<AccountID> = []
            for number in 0..<3 { made.insert(try await signedIn("a\(number)", office)) }
            office.clock.advance(by: .seconds(10))
            for number in 0..<2 { made.insert(try await signedIn("b\(number)", office)) }
            let federated = office.store.federated
            var (seen, last): ([AccountID], FederatedCheck?) = ([], nil)
            while true {
                let page = try await federated.due(before: office.clock.now(), after: last, limit: 2)
                guard let end = page.last else { break }
                seen += page.map(\.account)
                last = end
            }
            #expect(seen.count == 5 && Set(seen) == made)
        }
    }

    @Test("an account without a password is active where the provider knows its owner", arguments: StoreEngine.allCases)
    func active(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let ann = try await signedIn("ann", office)
            let ben = try #require(try await office.invite("ben", [.agent]).value)
            let accounts = office.store.accounts
            #expect(try await accounts.account(ann)?.state == .active)
            #expect(try await accounts.account(ben)?.state == .invited)
            #expect(try await accounts.accounts(after: nil, limit: 9).map(\.state) == [.active, .invited])
            #expect(try await office.store.changes.deactivate(ann, by: .command, at: office.clock.now()).value == ann)
            #expect(try await accounts.account(ann)?.state == .deactivated)
        }
    }

    @Test("a token is kept without a word of when was asked", arguments: StoreEngine.allCases)
    func keeping(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let id = try await signedIn("ann", office)
            let federated = office.store.federated
            let before = try #require(try await federated.due(before: office.clock.now(), after: nil, limit: 9).first)
            office.clock.advance(by: .seconds(60))
            try await federated.keep(sealedRefresh: [9], of: id)
            let after = try #require(try await federated.due(before: office.clock.now(), after: nil, limit: 9).first)
            #expect(after.sealedRefresh == [9] && after.checkedAt == before.checkedAt)
        }
    }

    private func logout(
        _ subject: String?, _ session: String?, id: String, _ office: StaffOffice
    ) async throws -> LogoutOutcome {
        try await office.store.federated.end(
            ProviderLogout(
                issuer: "https://x", subject: subject, session: session, tokenID: id, issuedAt: office.clock.now()),
            at: office.clock.now())
    }

    @Test("signing out at the provider ends what began there, of that issuer alone", arguments: StoreEngine.allCases)
    func logouts(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let ann = try await signedIn("ann", office, session: "s1")
            _ = try await signedIn("ann", office, session: "s2")
            _ = try await signedIn("ann", office)
            let other = try await signedIn("ann", office, at: "https://y", session: "s1")
            func number(_ account: AccountID) async throws -> Int {
                try await office.store.sessions.sessions(of: account, at: office.clock.now()).count
            }
            // By the session alone; where the person is named, also what began nobody knows where.
            #expect(try await logout(nil, "s1", id: "1", office) == .ended(1))
            #expect(try await number(ann) == 2)
            #expect(try await logout("ann", "s1", id: "2", office) == .ended(1))
            #expect(try await number(ann) == 1)
            #expect(try await logout("ann", nil, id: "3", office) == .ended(1))
            #expect(try await number(ann) == 0)
            #expect(try await number(other) == 1)
            let trail = try await office.trail(of: ann).filter { $0.action == .sessionEnded }
            #expect(trail.count == 3 && trail.allSatisfy { $0.after["by"] == "identity provider" })
        }
    }

    @Test("a logout is taken once, and ends nothing that began after it", arguments: StoreEngine.allCases)
    func repeated(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let ann = try await signedIn("ann", office, session: "s1")
            let late = ProviderLogout(
                issuer: "https://x", subject: "ann", session: nil, tokenID: "late", issuedAt: office.clock.now())
            office.clock.advance(by: ProviderLogout.skew + .seconds(1))
            _ = try await signedIn("ann", office, session: "s2")
            #expect(try await office.store.federated.end(late, at: office.clock.now()) == .ended(1))
            #expect(try await office.store.sessions.sessions(of: ann, at: office.clock.now()).count == 1)
            #expect(try await logout("ann", nil, id: "late", office) == .repeated)
            #expect(try await office.store.sessions.sessions(of: ann, at: office.clock.now()).count == 1)
            // Remembered for as long as it could be taken, and no longer.
            office.clock.advance(by: ProviderLogout.age + ProviderLogout.skew)
            try await office.store.sessions.sweep(at: office.clock.now())
            #expect(try await logout("ann", nil, id: "late", office) == .repeated)
            office.clock.advance(by: ProviderLogout.memory)
            try await office.store.sessions.sweep(at: office.clock.now())
            #expect(try await logout(nil, "nobody's", id: "late", office) == .ended(0))
        }
    }
}
