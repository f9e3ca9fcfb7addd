import Desk
import Intake
import Store
import TestKit
import Testing

@Suite("Tokens of programs")
struct APITokenTests {
    @Test("a token is found by its secret until its time is over or it is revoked", arguments: StoreEngine.allCases)
    func holds(_ engine: StoreEngine) async throws {
        try await StaffOffice.with(engine) { office in
            let (tokens, now, secret) = (office.store.tokens, office.clock.now(), SecretToken())
            let (name, scopes) = (try #require(DisplayName("Phones")), Set([Permission.logContact, .reports]))
            let end = now + .seconds(100)
            let id = try await tokens.make(secret, name: name, scopes: scopes, expiresAt: end, by: .command, at: now)
            let found = try #require(try await tokens.token(of: secret, at: now))
            #expect(found.id == id && found.scopes == scopes && found.usedAt == nil)
            #expect(found.may(.reports) && !found.may(.accounts))
            #expect(try await tokens.token(of: SecretToken(), at: now) == nil)
            #expect(try await tokens.token(of: secret, at: end) == nil)
            try await tokens.touch(id, at: now)
            #expect(try await tokens.token(of: secret, at: now)?.usedAt == now)
            #expect(try await tokens.revoke(id, by: .command, at: now))
            #expect(try await !tokens.revoke(id, by: .command, at: now))
            #expect(try await tokens.token(of: secret, at: now) == nil)
            #expect(try await tokens.all().map(\.revokedAt) == [now])
            let trail = try await office.store.audit.entries(
                of: AuditSubject(kind: "api_token", id: id), before: nil, limit: 10)
            #expect(trail.map(\.entry.action) == [.tokenRevoked, .tokenMade])
            let subjects: Set = [AuditSubject(kind: "api_token", id: id), AuditSubject(kind: "review", id: id)]
            #expect(try await office.store.audit.names(of: subjects).values.sorted() == [name.text])
        }
    }

    @Test("what programs send is read, and nothing else")
    func text() {
        let secret = SecretToken()
        #expect(APIToken.secret(in: APIToken.text(secret)) == secret)
        for wrong in [secret.text, "intake_", "Intake_" + secret.text, APIToken.text(secret) + "x"] {
            #expect(APIToken.secret(in: wrong) == nil)
        }
    }
}
