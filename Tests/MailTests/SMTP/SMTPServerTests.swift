import TestKit
import Testing

@testable import Mail

/// Against a real server, over each kind of connection.
@Suite(
    .enabled(
        if: ChasquidServer.isInstalled, "chasquid is not installed: the tests against a real SMTP server are skipped"))
struct SMTPServerTests {
    static let login = MailCredential.password(user: "city@city.example", Secret(ChasquidServer.password))

    static func with<Value: Sendable>(
        _ server: ChasquidServer, _ security: MailEndpoint.Security = .implicitTLS, credential: MailCredential? = login,
        _ body: @Sendable (SMTPSession) throws -> Value
    ) async throws -> Value {
        let port =
            switch security {
            case .implicitTLS: server.submissionsPort
            case .startTLS: server.submissionPort
            case .plain: server.smtpPort
            }
        let endpoint = MailEndpoint(
            host: "localhost", port: port, security: security, authoritiesFile: server.certificate)
        return try await MailThread.run(name: "smtp-test") { thread in
            let session = try SMTPSession(
                endpoint: endpoint, credential: credential, heloName: "gw.city.example", signal: thread.signal)
            defer { session.quit() }
            return try body(session)
        }
    }

    static let envelope = SMTPEnvelope(from: "city@city.example", to: "ann@city.example")

    @Test(
        "mail arrives as it was written, over each kind of connection",
        arguments: [MailEndpoint.Security.implicitTLS, .startTLS, .plain])
    func delivered(security: MailEndpoint.Security) async throws {
        let server = try await ChasquidServer.launch()
        defer { server.stop() }
        // The plain port takes mail only for its own users and offers no login.
        let credential = security == .plain ? nil : Self.login
        let envelope = security == .plain ? SMTPEnvelope(from: nil, to: "ann@city.example") : Self.envelope
        let outcomes = try await Self.with(server, security, credential: credential) { session in
            #expect(session.capabilities.pipelining && session.capabilities.largestMessage == 1 << 20)
            return (1...5).map { number in
                session.send(envelope, message: Array("Subject: no. \(number) grüße\n\n.dot\n..\nend".utf8))
            }
        }
        for outcome in outcomes {
            guard case .delivered(let reply) = outcome else {
                Issue.record("\(outcome)")
                continue
            }
            #expect(reply.code == 250)
        }
        let found = try await Self.eventually(5) { try server.delivered(to: "ann") }
        for number in 1...5 {
            #expect(
                found.contains {
                    $0.contains("Subject: no. \(number) grüße") && $0.contains("\n.dot") && $0.contains("\n..")
                })
        }
    }

    @Test("a refused recipient, a message too large, then one that goes: one connection for all")
    func refusals() async throws {
        let server = try await ChasquidServer.launch()
        defer { server.stop() }
        let outcomes = try await Self.with(server) { session in
            let nobody = SMTPEnvelope(from: "city@city.example", to: "nobody@city.example")
            let other = SMTPEnvelope(from: "ann@city.example", to: "ann@city.example")
            return [
                session.send(nobody, message: Array("Subject: a\n\nb".utf8)),
                session.send(other, message: Array("Subject: a\n\nb".utf8)),
                session.send(Self.envelope, message: [UInt8](repeating: 0x61, count: 2 << 20)),
                session.send(Self.envelope, message: Array("Subject: a\n\nb".utf8)),
            ]
        }
        guard outcomes.count == 4, case .refused(let reply) = outcomes[0] else {
            Issue.record("\(outcomes)")
            return
        }
        #expect(reply.enhanced == EnhancedStatus(5, 1, 1))
        #expect(outcomes[2] == .refused(SMTPReply(code: 552, enhanced: EnhancedStatus(5, 3, 4))))
        guard case .delivered = outcomes[3] else {
            Issue.record("\(outcomes)")
            return
        }
    }

    @Test("a wrong password pauses the account")
    func wrongPassword() async throws {
        let server = try await ChasquidServer.launch()
        defer { server.stop() }
        let failure = await #expect(throws: ConnectionFailure.self) {
            try await Self.with(server, credential: .password(user: "city@city.example", Secret("wrong"))) { _ in }
        }
        #expect(failure?.code == .authentication(.permanent))
        #expect(failure.map { SMTPOutcome(connecting: $0) } == .accountProblem(nil))
    }

    /// Polls until there are `count` values, at most thirty seconds.
    static func eventually(_ count: Int, _ values: @Sendable () throws -> [String]) async throws -> [String] {
        let end = ContinuousClock.now.advanced(by: .seconds(30))
        while ContinuousClock.now < end {
            let found = try values()
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(10))
        }
        return try values()
    }
}
