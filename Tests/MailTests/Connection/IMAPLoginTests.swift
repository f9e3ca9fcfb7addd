import TestKit
import Testing

@testable import Mail

/// What a refused login means decides between backing off for ever and alarming.
@Suite struct IMAPLoginTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let answer: String
        let code: ConnectionFailure.Code
        let consequence: ConnectionFailure.Consequence
        var testDescription: String { answer }
    }

    static let refusals = [
        Refusal(
            answer: "NO [AUTHENTICATIONFAILED] Authentication failed.", code: .authentication(.permanent),
            consequence: .slowDownAndAlarm),
        Refusal(
            answer: "NO [AUTHORIZATIONFAILED] no", code: .authentication(.permanent), consequence: .slowDownAndAlarm),
        Refusal(answer: "NO [EXPIRED] password", code: .authentication(.permanent), consequence: .slowDownAndAlarm),
        Refusal(answer: "NO Login failed.", code: .authentication(.permanent), consequence: .slowDownAndAlarm),
        Refusal(
            answer: "NO [UNAVAILABLE] Temporary authentication failure.", code: .authentication(.temporary),
            consequence: .retry),
        Refusal(answer: "NO [LIMIT] no", code: .authentication(.temporary), consequence: .retry),
        Refusal(answer: "NO [INUSE] mailbox locked", code: .authentication(.temporary), consequence: .retry),
        Refusal(
            answer: "NO [ALERT] Too many simultaneous connections. (Failure)", code: .authentication(.temporary),
            consequence: .retry),
        Refusal(
            answer: "BAD User is authenticated but not connected.", code: .authentication(.temporary),
            consequence: .retry),
    ]

    @Test("a refusal means what the server says, not what libcurl says", arguments: refusals)
    func refusal(refusal: Refusal) async throws {
        let failure = try await ScriptedSessions.imapFailure { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1\r\n$tag OK done\r\n")
            // The first try offers no SASL that fits: libcurl closes and LOGIN is tried on a second connection.
            guard let line = try? peer.line(), line.contains("LOGIN") else { return }
            try peer.send("$tag \(refusal.answer)\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == refusal.code)
        #expect(failure?.consequence == refusal.consequence)
    }

    @Test("BYE instead of a greeting, or of an answer to the login, is no wrong password", arguments: [true, false])
    func bye(atOnce: Bool) async throws {
        let failure = try await ScriptedSessions.imapFailure { peer in
            guard !atOnce else { return try peer.send("* BYE [UNAVAILABLE] too many ann@example.org\r\n") }
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n$tag OK done\r\n")
            try peer.expect("AUTHENTICATE PLAIN")
            try peer.send("* BYE [UNAVAILABLE] too many ann@example.org\r\n")
        }
        #expect(failure?.code == .unavailable)
        #expect(failure?.consequence == .retry)
        #expect(failure?.description.contains("ann") == false)
    }

    @Test("a closed connection is no wrong password")
    func closed() async throws {
        let failure = try await ScriptedSessions.imapFailure { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
        }
        #expect(failure?.code == .closed)
    }

    @Test("a server that only waits is a time-out")
    func silent() async throws {
        let server = try ScriptedServer { peer in try? peer.expectClose() }
        defer { server.stop() }
        var settings = ScriptedSessions.imapSettings(server.port)
        settings.connecting = .milliseconds(200)
        #expect(await ScriptedSessions.opening(settings)?.code == .timeout)
    }

    @Test("nobody listens")
    func refused() async throws {
        let settings = ScriptedSessions.imapSettings(try FreePort.find(1)[0])
        #expect(await ScriptedSessions.opening(settings)?.code == .connect)
    }

    @Test("a name without an address, and one that is no name")
    func unresolved() async throws {
        for host in ["no-such-host.invalid", "host/path", "user@host", ""] {
            var settings = ScriptedSessions.imapSettings(1)
            settings.endpoint.host = host
            #expect(await ScriptedSessions.opening(settings)?.code == .resolve, "\(host)")
        }
    }

    @Test("STARTTLS that is not offered is never done without")
    func noSTARTTLS() async throws {
        let server = try ScriptedServer { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1\r\n$tag OK done\r\n")
            try peer.expectClose()
        }
        defer { server.stop() }
        var settings = ScriptedSessions.imapSettings(server.port)
        settings.endpoint.security = .startTLS
        #expect(await ScriptedSessions.opening(settings)?.code == .tls)
        #expect(server.complaints == [])
    }

    // MARK: tokens

    static let bearer = MailCredential.bearer(user: "city@example.org", token: Secret("t0ken"), mechanism: .xoauth2)

    @Test(
        "a refused token shows in the JSON that libcurl drops",
        arguments: [
            ("eyJzdGF0dXMiOiI0MDEiLCJzY2hlbWVzIjoiYmVhcmVyIn0=", ConnectionFailure.Code.authentication(.token)),
            ("eyJzdGF0dXMiOiI1MDMifQ==", .authentication(.temporary)),
        ])
    func refusedToken(json: String, code: ConnectionFailure.Code) async throws {
        let failure = try await ScriptedSessions.imapFailure(credential: Self.bearer) { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR\r\n$tag OK done\r\n")
            let first = try peer.expect("AUTHENTICATE XOAUTH2")
            let tag = first.split(separator: " ").first.map { String($0) } ?? ""
            try peer.send("+ \(json)\r\n")
            _ = try? peer.line()
            try? peer.send("\(tag) NO [AUTHENTICATIONFAILED] AUTHENTICATE failed.\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == code)
        #expect(failure?.description.contains("status") == true)
    }

    @Test("a token goes out as the mechanism asks", arguments: [MailCredential.BearerMechanism.xoauth2, .oauthbearer])
    func token(mechanism: MailCredential.BearerMechanism) async throws {
        let credential = MailCredential.bearer(user: "city@example.org", token: Secret("t0ken"), mechanism: mechanism)
        let failure = try await ScriptedSessions.imapFailure(credential: credential) { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=\(mechanism.rawValue) SASL-IR\r\n$tag OK done\r\n")
            let line = try peer.expect("AUTHENTICATE \(mechanism.rawValue) ")
            let text = Self.decoded(line)
            guard text.contains("auth=Bearer t0ken\u{1}"), text.contains("=city@example.org") else {
                throw ScriptedPeer.Surprise.unexpected(text, instead: "the token")
            }
            try peer.send("$tag OK done\r\n")
            try peer.playIMAPStart()
        }
        #expect(failure == nil)
    }

    private static func decoded(_ line: String) -> String {
        let word = line.split(separator: " ").last.map { Array($0.utf8) } ?? []
        var decoded: [UInt8] = []
        Base64.decode(word.span, into: &decoded)
        return String(decoding: decoded, as: UTF8.self)
    }

    @Test("no mechanism for a token is a setting to mend, not a token to renew")
    func noMechanism() async throws {
        let failure = try await ScriptedSessions.imapFailure(credential: Self.bearer) { peer in
            try peer.send("* OK ready\r\n")
            try peer.expect("CAPABILITY")
            try peer.send("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n$tag OK done\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == .authentication(.mechanism))
        #expect(failure?.consequence == .slowDownAndAlarm)
    }
}
