import AsyncHTTPClient
import Channels
import Intake
import Mail
import TestKit
import Testing

@Suite("A mailbox whose token the server does not take")
struct MailboxTokenTests {
    /// The JSON of a 401, as Google and Microsoft send it.
    private static let refusal = "+ eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIn0="

    private func read(
        refusals: Int, tokens: [TokenEndpoint.Answer], passing: Int = .max,
        _ body: @escaping @Sendable (MailboxServiceTests.Reading, ScriptedHTTPServer) async throws -> Void
    ) async throws {
        var state = ScriptedMailbox.State(mails: MailboxServiceTests.mails(1...1))
        state.logins = Array(repeating: Self.refusal, count: refusals)
        try await TokenEndpoint.run(tokens) { (server, _) async throws in
            let source = CredentialSource.oauth(user: "city@city.example", TokenEndpoint.grant(server))
            try await MailboxServiceTests.read(state, passing: passing, source: source) { try await body($0, server) }
        }
    }

    private static func login(_ token: String) -> String {
        "AUTHENTICATE XOAUTH2 " + Base64Text.encode("user=city@city.example\u{1}auth=Bearer \(token)\u{1}\u{1}")
    }

    @Test("is renewed once and used at once")
    func once() async throws {
        let tokens = [TokenEndpoint.token("t1"), TokenEndpoint.token("t2")]
        try await read(refusals: 1, tokens: tokens) { reading, server in
            try await reading.settled(["7/1"])
            let logins = reading.mailbox.commands.filter { $0.hasPrefix("AUTHENTICATE") }
            #expect(logins == [Self.login("t1"), Self.login("t2")])
            #expect(reading.pauses.pauses.allSatisfy { $0 < .milliseconds(1) })
            #expect(server.requests.count == 2)
        }
    }

    @Test("refused again, it alarms and slows down; nothing private is told")
    func twice() async throws {
        let tokens = [TokenEndpoint.token("t1"), TokenEndpoint.token("t2"), TokenEndpoint.token("t3")]
        try await read(refusals: 9, tokens: tokens, passing: 1) { reading, server in
            try await eventually { reading.pauses.pauses.count == 2 }
            #expect(reading.health == .refused)
            #expect(reading.pauses.pauses[1] > .seconds(44))
            #expect(server.requests.count == 2)
            let detail = reading.board.all.first?.detail ?? ""
            #expect(detail.contains("token refused, status 401"))
            for secret in ["t1", "t2", "city@city.example", "s3cr"] { #expect(!detail.contains(secret)) }
        }
    }

    @Test("where none can be had the mailbox waits: for the endpoint, or for people", arguments: [true, false])
    func none(_ mayPass: Bool) async throws {
        let answer = mayPass ? TokenEndpoint.Answer.text(503, "") : .text(400, #"{"error":"invalid_grant"}"#)
        try await read(refusals: 0, tokens: [answer], passing: 0) { reading, server in
            try await eventually { !reading.pauses.pauses.isEmpty }
            #expect(reading.health == (mayPass ? .failing : .refused))
            #expect((reading.pauses.pauses[0] > .seconds(44)) == !mayPass)
            #expect(reading.server.connections == 0)
        }
    }
}
