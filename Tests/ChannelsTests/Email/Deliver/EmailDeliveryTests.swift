import AsyncHTTPClient
import Channels
import Intake
import Mail
import Synchronization
import TestKit
import Testing

@Suite("What becomes of the mails of a batch")
struct EmailDeliveryTests {
    private static let clock = FakeWallClock()

    /// Delivers to a server that plays `script`, as the user of `source`; without a login where nil.
    private static func deliver(
        _ count: Int, as source: CredentialSource? = nil, client: HTTPClient? = nil,
        while permit: SendPermit = SendPermit(),
        _ script: @escaping @Sendable (ScriptedPeer, Int) throws -> Void
    ) async throws -> (outcomes: [DeliveryOutcome], connections: Int) {
        let server = try ScriptedServer(script)
        defer { server.stop() }
        let own = HTTPClient.forProviders()
        let credentials = source.map { MailCredentials(source: $0, client: client ?? own, clock: clock) }
        let delivery = EmailDelivery(
            settings: SampleEmail.settings(smtpPort: server.port), credentials: credentials, clock: clock)
        let messages = (0..<count).map { number in
            ClaimedMessage(
                message: OutboundMailTests.outbound {
                    $0.id = RowID(rawValue: Int64(number))
                    $0.recipient = "r\(number)@home.example"
                }, mayHaveGoneOut: false, isOptedOut: false)
        }
        let settled = await delivery.deliver(messages, while: permit)
        try await own.shutdown()
        #expect(settled.map(\.id.rawValue) == (0..<count).map { Int64($0) })
        #expect(server.complaints == [])
        return (settled.map(\.outcome), server.connections)
    }

    private static func take(_ peer: ScriptedPeer, _ reply: String = "250 2.0.0 taken") throws {
        try peer.expect("MAIL FROM:<>")
        try peer.expect("RCPT TO:<r")
        try peer.expect("DATA")
        try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
        _ = try peer.expectMessage()
        try peer.send(reply + "\r\n")
    }

    @Test("one connection for all, with the null return path")
    func sent() async throws {
        let result = try await Self.deliver(3) { peer, _ in
            try peer.playSMTPStart()
            for _ in 0..<3 { try Self.take(peer) }
            try peer.expect("QUIT")
        }
        #expect(result.outcomes == Array(repeating: .sent(providerID: nil), count: 3))
        #expect(result.connections == 1)
    }

    @Test("what somebody else may send by now is not sent, though others of the batch were")
    func withdrawn() async throws {
        let permit = SendPermit()
        let result = try await Self.deliver(3, while: permit) { peer, _ in
            try peer.playSMTPStart()
            try peer.expect("MAIL FROM:<>")
            permit.withdraw()
            try peer.expect("RCPT TO:<r")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
            _ = try peer.expectMessage()
            try peer.send("250 2.0.0 taken\r\n")
            try peer.expect("QUIT")
        }
        #expect(result.outcomes == [.sent(providerID: nil), .notTried, .notTried])
    }

    @Test("one refused and one put off do not hold the third")
    func mixed() async throws {
        let result = try await Self.deliver(3) { peer, _ in
            try peer.playSMTPStart()
            try Self.take(peer, "550 5.1.1 no such user r0@home.example")
            try peer.expect("RSET")
            try peer.send("250 ok\r\n")
            try Self.take(peer, "451 4.7.1 greylisted")
            try peer.expect("RSET")
            try peer.send("250 ok\r\n")
            try Self.take(peer)
            try peer.expect("QUIT")
        }
        #expect(
            result.outcomes == [
                .refused(code: "550 5.1.1"), .retry(at: nil, code: "451 4.7.1"), .sent(providerID: nil),
            ])
    }

    @Test("lost behind the dot is unknown; the rest goes over a new connection")
    func lost() async throws {
        let result = try await Self.deliver(2) { peer, number in
            try peer.playSMTPStart()
            if number == 1 {
                try peer.expect("MAIL")
                try peer.expect("RCPT")
                try peer.expect("DATA")
                try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
                _ = try peer.expectMessage()
            } else {
                try Self.take(peer)
                try peer.expect("QUIT")
            }
        }
        #expect(result.outcomes == [.unknown(code: "lost behind the final dot"), .sent(providerID: nil)])
    }

    @Test("a refused account is left alone, and every mail waits")
    func account() async throws {
        let result = try await Self.deliver(3) { peer, _ in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("550 5.7.60 not allowed to send as 311@city.example\r\n503 no\r\n503 no\r\n")
        }
        let until = Self.clock.now() + .seconds(300)
        #expect(
            result.outcomes == [
                .paused(until: until, code: "550 5.7.60"), .paused(until: until, code: "the account is refused"),
                .paused(until: until, code: "the account is refused"),
            ])
        #expect(result.connections == 1)
    }

    @Test("nobody there: one try for the whole batch, and all wait")
    func nobody() async throws {
        let result = try await Self.deliver(3) { peer, _ in try peer.send("421 4.3.2 busy\r\n") }
        #expect(result.outcomes == Array(repeating: .retry(at: nil, code: "no connection"), count: 3))
        #expect(result.connections == 1)
    }

    private static func login(_ peer: ScriptedPeer, refuses: Bool) throws {
        try peer.playSMTPStart(extensions: ["PIPELINING", "AUTH XOAUTH2"])
        try peer.expect("AUTH XOAUTH2")
        if peer.lastLine == "AUTH XOAUTH2" {
            try peer.send("334 \r\n")
            _ = try peer.line()
        }
        guard refuses else { return try peer.send("235 2.7.0 ok\r\n") }
        try peer.send("334 eyJzdGF0dXMiOiI0MDEifQ==\r\n")
        _ = try? peer.line()
        try? peer.send("535 5.7.8 no\r\n")
        try? peer.expectClose()
    }

    @Test("a token that is not taken any more is renewed, and the mails go at once")
    func renewed() async throws {
        let tokens = [TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]
        try await TokenEndpoint.run(tokens) { (server, client) async throws in
            let source = CredentialSource.oauth(user: "city", TokenEndpoint.grant(server))
            let result = try await Self.deliver(2, as: source, client: client) { peer, number in
                try Self.login(peer, refuses: number == 1)
                guard number > 1 else { return }
                for _ in 0..<2 { try Self.take(peer) }
                try peer.expect("QUIT")
            }
            #expect(result.outcomes == Array(repeating: .sent(providerID: nil), count: 2))
            #expect(server.requests.count == 2)
        }
    }

    @Test("a new token that is not taken either pauses the account")
    func refused() async throws {
        let tokens = [TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]
        try await TokenEndpoint.run(tokens) { (server, client) async throws in
            let source = CredentialSource.oauth(user: "city", TokenEndpoint.grant(server))
            let result = try await Self.deliver(2, as: source, client: client) { peer, _ in
                try Self.login(peer, refuses: true)
            }
            let paused = DeliveryOutcome.paused(until: Self.clock.now() + .seconds(300), code: "the account is refused")
            #expect(result.outcomes == [paused, paused])
            #expect(result.connections == 2)
        }
    }

    @Test("without a token nothing is tried: the mails wait for the endpoint, or for people", arguments: [true, false])
    func noToken(_ mayPass: Bool) async throws {
        let answer = mayPass ? TokenEndpoint.Answer.text(500, "") : .text(400, #"{"error":"invalid_grant"}"#)
        try await TokenEndpoint.run([answer]) { (server, client) async throws in
            let source = CredentialSource.oauth(user: "city", TokenEndpoint.grant(server))
            let result = try await Self.deliver(2, as: source, client: client) { _, _ in }
            let code = "the token endpoint answered \(mayPass ? "500: no token" : "400: invalid_grant")"
            let outcome: DeliveryOutcome =
                mayPass ? .retry(at: nil, code: code) : .paused(until: Self.clock.now() + .seconds(300), code: code)
            #expect(result.outcomes == [outcome, outcome])
            #expect(result.connections == 0)
        }
    }
}
