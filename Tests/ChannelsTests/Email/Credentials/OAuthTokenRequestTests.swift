import AsyncHTTPClient
import Mail
import NIOHTTP1
import TestKit
import Testing

@testable import Channels

@Suite("Access tokens are asked for as RFC 6749 has it")
struct OAuthTokenRequestTests {
    @Test("client credentials: the form's fields")
    func clientCredentials() async throws {
        try await TokenEndpoint.run([TokenEndpoint.token("t1")]) { (server, client) async throws in
            let token = try await OAuthTokenRequest(grant: TokenEndpoint.grant(server), client: client).run()
            #expect(token.value == Secret("t1"))
            #expect(token.lifetime == .seconds(3600))
            #expect(token.refreshToken == nil)
            let request = try #require(server.requests.first)
            #expect(request.method == .POST)
            #expect(request.target == "/tenant-4711/token")
            #expect(request.headers["Content-Type"] == ["application/x-www-form-urlencoded"])
            #expect(
                TokenEndpoint.fields(request) == [
                    "client_id": "client 1", "grant_type": "client_credentials", "client_secret": TokenEndpoint.secret,
                    "scope": "https://mail/.default",
                ])
            #expect(request.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
    }

    @Test("a refresh token, of a public client, without a scope")
    func refreshToken() async throws {
        try await TokenEndpoint.run([TokenEndpoint.token("t1", #","refresh_token":"new""#)]) {
            (server, client) async throws in
            let grant = TokenEndpoint.grant(
                server, .refreshToken(Secret(TokenEndpoint.refresh), file: nil), scope: nil, secret: nil)
            let token = try await OAuthTokenRequest(grant: grant, client: client).run()
            #expect(token.refreshToken == Secret("new"))
            _ = try await OAuthTokenRequest(grant: grant, refreshToken: Secret("newer"), client: client).run()
            #expect(
                server.requests.map(TokenEndpoint.fields)
                    == [TokenEndpoint.refresh, "newer"].map {
                        ["client_id": "client 1", "grant_type": "refresh_token", "refresh_token": $0]
                    })
        }
    }

    struct Lifetime: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var duration: Duration?
    }

    @Test(
        "how long it holds, in whatever way that is written",
        arguments: [
            Lifetime(testDescription: #""expires_in":3599"#, duration: .seconds(3599)),
            Lifetime(testDescription: #""expires_in":"3599""#, duration: .seconds(3599)),
            Lifetime(testDescription: #""expires_in":3599.5"#, duration: .seconds(3599)),
            Lifetime(testDescription: #""expires_in":0"#, duration: .zero),
            Lifetime(testDescription: #""expires_in":-5"#, duration: .zero),
            Lifetime(testDescription: #""expires_in":9223372036854775807"#, duration: .seconds(86_400)),
            Lifetime(testDescription: #""expires_in":1e300"#, duration: .seconds(86_400)),
            Lifetime(testDescription: #""expires_in":"nan""#, duration: .zero),
            Lifetime(testDescription: #""expires_in":"soon""#, duration: nil),
            Lifetime(testDescription: #""expires_in":null"#, duration: nil),
            Lifetime(testDescription: #""expires_in":[1]"#, duration: nil),
            Lifetime(testDescription: #""x":1"#, duration: nil),
        ])
    func lifetime(_ row: Lifetime) async throws {
        let body = #"{"access_token":"t1",\#(row.testDescription)}"#
        try await TokenEndpoint.run([.text(200, body)]) { (server, client) async throws in
            let token = try await OAuthTokenRequest(grant: TokenEndpoint.grant(server), client: client).run()
            #expect(token.lifetime == row.duration)
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var answer: TokenEndpoint.Answer
        var mayPass: Bool
        var said: String
    }

    private static let private1 =
        #","error_description":"AADSTS700082: ann@a.example in tenant-4711 used 1//refresh-tok""#

    private static let refusals = [
        Refusal(
            testDescription: "the grant is over", answer: .text(400, #"{"error":"invalid_grant"\#(private1)}"#),
            mayPass: false, said: "the token endpoint answered 400: invalid_grant"),
        Refusal(
            testDescription: "a wrong secret", answer: .text(401, #"{"error":"invalid_client"}"#), mayPass: false,
            said: "the token endpoint answered 401: invalid_client"),
        Refusal(
            testDescription: "a word that we do not know", answer: .text(400, #"{"error":"ann@a.example"}"#),
            mayPass: false, said: "the token endpoint answered 400: no token"),
        Refusal(
            testDescription: "broken", answer: .text(500, "oops ann@a.example"), mayPass: true,
            said: "the token endpoint answered 500: no token"),
        Refusal(
            testDescription: "busy", answer: .text(429, "{}"), mayPass: true,
            said: "the token endpoint answered 429: no token"),
        Refusal(
            testDescription: "busy in other words", answer: .text(400, #"{"error":"temporarily_unavailable"}"#),
            mayPass: true, said: "the token endpoint answered 400: temporarily_unavailable"),
        Refusal(
            testDescription: "a proxy's page", answer: .text(200, "<html>ann@a.example"), mayPass: true,
            said: "the token endpoint answered 200: no token"),
        Refusal(
            testDescription: "no token in it", answer: .text(200, #"{"token_type":"Bearer"}"#), mayPass: false,
            said: "the token endpoint answered 200: no token"),
        Refusal(
            testDescription: "an empty token", answer: .text(200, #"{"access_token":""}"#), mayPass: false,
            said: "the token endpoint answered 200: no token"),
        Refusal(
            testDescription: "a token that would end a line", answer: .text(200, #"{"access_token":"a\r\nA1 LOGOUT"}"#),
            mayPass: false, said: "the token endpoint answered 200: no token"),
        Refusal(
            testDescription: "a token of another kind",
            answer: .text(200, #"{"access_token":"t1","token_type":"mac"}"#),
            mayPass: false, said: "the token endpoint answered 200: no token"),
        Refusal(
            testDescription: "elsewhere: the secret does not follow",
            answer: .respond(status: 307, headers: [("Location", "/other")]), mayPass: false,
            said: "the token endpoint answered 307: no token"),
        Refusal(
            testDescription: "huge", answer: .respond(status: 200, body: Array(repeating: 0x20, count: 300_000)),
            mayPass: true, said: "the token endpoint's answer is too large"),
        Refusal(
            testDescription: "hangs up", answer: .hangUp, mayPass: true,
            said: "the token endpoint cannot be reached, or is too slow"),
        Refusal(
            testDescription: "says nothing", answer: .silence, mayPass: true,
            said: "the token endpoint cannot be reached, or is too slow"),
    ]

    @Test("what is no token, whether it may pass, and that nothing private is told", arguments: refusals)
    func refusal(_ row: Refusal) async throws {
        try await TokenEndpoint.run([row.answer]) { (server, client) async throws in
            var request = OAuthTokenRequest(grant: TokenEndpoint.grant(server), client: client)
            if case .silence = row.answer { request.patience = .milliseconds(200) }
            let failure = await #expect(throws: CredentialFailure.self) { try await request.run() }
            #expect(failure?.mayPass == row.mayPass)
            #expect(failure?.description == row.said)
            #expect(server.requests.count == 1)
        }
    }

    @Test("an answer that stops in the middle ends in time")
    func stops() async throws {
        let server = try ScriptedServer { peer in
            while try !peer.line().isEmpty {}
            try peer.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"access_")
            try peer.expectClose()
        }
        defer { server.stop() }
        let client = HTTPClient.forProviders()
        let grant = OAuthGrant(
            kind: .clientCredentials, tokenURL: "http://127.0.0.1:\(server.port)/", clientID: "c", clientSecret: nil,
            scope: nil, mechanism: .xoauth2)
        await #expect(throws: CredentialFailure.self) {
            try await OAuthTokenRequest(grant: grant, client: client, patience: .milliseconds(300)).run()
        }
        try await client.shutdown()
    }

    @Test("nobody there, and no address at all", arguments: ["http://127.0.0.1:1/", "nonsense", "ftp://x/", ""])
    func nobody(_ url: String) async throws {
        let client = HTTPClient.forProviders()
        let grant = OAuthGrant(
            kind: .clientCredentials, tokenURL: url, clientID: "c", clientSecret: nil, scope: nil, mechanism: .xoauth2)
        let failure = await #expect(throws: CredentialFailure.self) {
            try await OAuthTokenRequest(grant: grant, client: client).run()
        }
        #expect(failure?.mayPass == true)
        try await client.shutdown()
    }
}
