import AsyncHTTPClient
import Channels
import Foundation
import Mail
import Synchronization
import TestKit
import Testing

@Suite("A mail account's token is had when needed, renewed before it ends, and asked for once")
struct MailCredentialsTests {
    private let clock = FakeWallClock()

    private func credentials(
        _ grant: OAuthGrant, _ client: HTTPClient, noteUnsaved: @escaping @Sendable () -> Void = {}
    ) -> MailCredentials {
        MailCredentials(
            source: .oauth(user: "city@city.example", grant), client: client, clock: clock, noteUnsaved: noteUnsaved)
    }

    private func bearer(_ token: String) -> MailCredential {
        .bearer(user: "city@city.example", token: Secret(token), mechanism: .xoauth2)
    }

    @Test("kept for nine tenths of its life, then asked for anew")
    func renewal() async throws {
        try await TokenEndpoint.run([TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]) {
            (server, client) async throws in
            let credentials = credentials(TokenEndpoint.grant(server), client)
            #expect(try await credentials.current() == bearer("t1"))
            clock.advance(by: .seconds(3239))
            #expect(try await credentials.current() == bearer("t1"))
            clock.advance(by: .seconds(1))
            #expect(try await credentials.current() == bearer("t2"))
            #expect(server.requests.count == 2)
        }
    }

    @Test("many who need it at once ask once")
    func once() async throws {
        try await TokenEndpoint.run([TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]) {
            (server, client) async throws in
            let credentials = credentials(TokenEndpoint.grant(server), client)
            try await withThrowingTaskGroup(of: MailCredential.self) { group in
                for _ in 0..<20 { group.addTask { try await credentials.current() } }
                for try await credential in group { #expect(credential == bearer("t1")) }
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test("a failure is told to who asked, and the next one asks again")
    func failure() async throws {
        try await TokenEndpoint.run([.text(500, ""), TokenEndpoint.token("t2")]) { (server, client) async throws in
            let credentials = credentials(TokenEndpoint.grant(server), client)
            await #expect(throws: CredentialFailure.self) { try await credentials.current() }
            #expect(try await credentials.current() == bearer("t2"))
        }
    }

    @Test("a refused token is renewed once; refused again at once it is a matter for people; later once more")
    func refused() async throws {
        let answers = (1...5).map { TokenEndpoint.token("t\($0)") }
        try await TokenEndpoint.run(answers) { (server, client) async throws in
            let credentials = credentials(TokenEndpoint.grant(server), client)
            let first = try await credentials.current()
            #expect(await credentials.renew(first))
            let second = try await credentials.current()
            #expect(second == bearer("t2"))
            #expect(await !credentials.renew(second))
            clock.advance(by: .seconds(60))
            let third = try await credentials.current()
            #expect(third == bearer("t3"))
            #expect(await credentials.renew(third))
            #expect(try await credentials.current() == bearer("t4"))
        }
    }

    @Test("a refusal of an old token does not throw away the new one")
    func oldRefusal() async throws {
        try await TokenEndpoint.run([TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]) {
            (server, client) async throws in
            let credentials = credentials(TokenEndpoint.grant(server), client)
            let first = try await credentials.current()
            _ = await credentials.renew(first)
            _ = try await credentials.current()
            #expect(await credentials.renew(first))
            #expect(try await credentials.current() == bearer("t2"))
            #expect(server.requests.count == 2)
        }
    }

    @Test("a password is what it is, and nothing renews it")
    func password() async throws {
        let client = HTTPClient.forProviders()
        let credentials = MailCredentials(source: .password(user: "city", Secret("x")), client: client, clock: clock)
        let credential = try await credentials.current()
        #expect(credential == .password(user: "city", Secret("x")))
        #expect(await !credentials.renew(credential))
        try await client.shutdown()
    }

    @Test("another refresh token that comes with a token is used from then on, written down, and found again")
    func rotation() async throws {
        let folder = try TemporaryFolder()
        let file = folder.path("refresh")
        try "first\n".write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        let answers = [
            TokenEndpoint.token("t1", #","refresh_token":"second""#),
            TokenEndpoint.token("t2", #","refresh_token":"third""#),
            TokenEndpoint.token("t3"),
        ]
        try await TokenEndpoint.run(answers) { (server, client) async throws in
            let grant = TokenEndpoint.grant(server, .refreshToken(Secret("first"), file: file))
            let credentials = credentials(grant, client, noteUnsaved: { Issue.record("not written") })
            for number in 1...3 {
                #expect(try await credentials.current() == bearer("t\(number)"))
                clock.advance(by: .seconds(3600))
            }
            #expect(server.requests.map { TokenEndpoint.fields($0)["refresh_token"] } == ["first", "second", "third"])
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "third")
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o640)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["refresh"])
            // People put another one there while we run.
            try "theirs\n".write(toFile: file, atomically: true, encoding: .utf8)
            _ = try await credentials.current()
            #expect(server.requests.last.map { TokenEndpoint.fields($0)["refresh_token"] } == "theirs")
        }
    }

    @Test("where it cannot be written it is used all the same, and that is told", arguments: [nil, "/nowhere/refresh"])
    func unwritable(_ file: String?) async throws {
        let unsaved = Mutex(0)
        let answers = [TokenEndpoint.token("t1", #","refresh_token":"second""#), TokenEndpoint.token("t2")]
        try await TokenEndpoint.run(answers) { (server, client) async throws in
            let grant = TokenEndpoint.grant(server, .refreshToken(Secret("first"), file: file))
            let credentials = credentials(grant, client, noteUnsaved: { unsaved.withLock { $0 += 1 } })
            _ = try await credentials.current()
            clock.advance(by: .seconds(3600))
            _ = try await credentials.current()
            #expect(server.requests.map { TokenEndpoint.fields($0)["refresh_token"] } == ["first", "second"])
        }
        #expect(unsaved.withLock { $0 } == 1)
    }
}
