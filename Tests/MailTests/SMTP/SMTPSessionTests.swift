import TestKit
import Testing

@testable import Mail

/// A relay's whims, played by a script.
@Suite struct SMTPSessionTests {
    static let envelope = SMTPEnvelope(from: "city@example.org", to: "ann@example.org")
    static let message = Array("Subject: hello\n\n.dot\nbye".utf8)

    @Test("two messages over one connection, each transaction in one write", arguments: [true, false])
    func delivered(isPipelining: Bool) async throws {
        let outcomes = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart(extensions: isPipelining ? ["PIPELINING"] : ["HELP"])
            for _ in 0..<2 {
                try peer.expect("MAIL FROM:<city@example.org>")
                if !isPipelining { try peer.send("250 ok\r\n") }
                try peer.expect("RCPT TO:<ann@example.org>")
                if !isPipelining { try peer.send("250 ok\r\n") }
                try peer.expect("DATA")
                try peer.send(isPipelining ? "250 ok\r\n250 ok\r\n354 go\r\n" : "354 go\r\n", dribble: 1)
                let lines = try peer.expectMessage()
                guard lines == ["Subject: hello", "", "..dot", "bye"] else {
                    throw ScriptedPeer.Surprise.unexpected("\(lines)", instead: "the message")
                }
                try peer.send("250 2.0.0 queued\r\n")
            }
            try peer.expect("QUIT")
            try peer.send("221 bye\r\n")
        } body: { session in
            #expect(session.capabilities.pipelining == isPipelining)
            let outcomes = [
                session.send(Self.envelope, message: Self.message), session.send(Self.envelope, message: Self.message),
            ]
            session.quit()
            #expect(!session.isUsable)
            return outcomes
        }
        let delivered = SMTPOutcome.delivered(SMTPReply(code: 250, enhanced: EnhancedStatus(2, 0, 0)))
        #expect(outcomes == [delivered, delivered])
    }

    @Test(
        "a refused recipient, with 354 behind it and without, leaves the connection good for the next",
        arguments: [true, false])
    func refusedRecipient(says354: Bool) async throws {
        let outcomes = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n550 5.1.1 no such user\r\n")
            try peer.send(says354 ? "354 go\r\n" : "554 5.5.1 no valid recipients\r\n")
            if says354 {
                guard try peer.expectMessage() == [] else {
                    throw ScriptedPeer.Surprise.closed(waitingFor: "a lone dot")
                }
                try peer.send("250 2.0.0 took nothing\r\n")
            }
            try peer.expect("RSET")
            try peer.send("250 ok\r\n")
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
            _ = try peer.expectMessage()
            try peer.send("250 ok\r\n")
        } body: { session in
            [session.send(Self.envelope, message: Self.message), session.send(Self.envelope, message: Self.message)]
        }
        #expect(
            outcomes == [
                .refused(SMTPReply(code: 550, enhanced: EnhancedStatus(5, 1, 1))), .delivered(SMTPReply(code: 250)),
            ])
    }

    @Test("a refused sender is the account's problem; what follows it in the pipeline does not count")
    func refusedSender() async throws {
        let outcome = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("550 5.7.60 not allowed\r\n503 5.5.1 no sender\r\n503 5.5.1 no sender\r\n")
        } body: {
            $0.send(Self.envelope, message: Self.message)
        }
        #expect(outcome == .accountProblem(SMTPReply(code: 550, enhanced: EnhancedStatus(5, 7, 60))))
    }

    @Test(
        "the reply behind the dot decides",
        arguments: [
            ("250 ok", SMTPOutcome.delivered(SMTPReply(code: 250))),
            ("451 4.3.0 later", .retryLater(SMTPReply(code: 451, enhanced: EnhancedStatus(4, 3, 0)))),
            ("554 5.7.1 spam", .refused(SMTPReply(code: 554, enhanced: EnhancedStatus(5, 7, 1)))),
            ("421 4.3.2 going down", .retryLater(SMTPReply(code: 421, enhanced: EnhancedStatus(4, 3, 2)))),
        ])
    func finalReply(line: String, outcome: SMTPOutcome) async throws {
        let (found, isUsable) = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
            _ = try peer.expectMessage()
            try peer.send(line + "\r\n")
        } body: { session in
            (session.send(Self.envelope, message: Self.message), session.isUsable)
        }
        #expect(found == outcome)
        #expect(isUsable == !line.hasPrefix("421"))
    }

    @Test("421 at any step: not now, and the session is over", arguments: 0..<3)
    func closing(step: Int) async throws {
        let (outcome, isUsable) = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            for _ in 0..<step { try peer.send("250 ok\r\n") }
            try peer.send("421 4.3.2 going down\r\n")
        } body: { session in
            (session.send(Self.envelope, message: Self.message), session.isUsable)
        }
        #expect(outcome == .retryLater(SMTPReply(code: 421, enhanced: EnhancedStatus(4, 3, 2))))
        #expect(!isUsable)
    }

    @Test("lost behind the dot is unknown, by a close and by a reset", arguments: [true, false])
    func lostBehindDot(isReset: Bool) async throws {
        let outcome = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
            _ = try peer.expectMessage()
            if isReset { peer.reset() } else { try peer.send("250 o") }
        } body: {
            $0.send(Self.envelope, message: Self.message)
        }
        #expect(outcome == .unknown)
    }

    @Test(
        "lost before the dot was not delivered: before DATA, and in a message too big for any buffer",
        arguments: [true, false])
    func lostBeforeDot(isInMessage: Bool) async throws {
        let message = [UInt8](repeating: 0x61, count: isInMessage ? 12 << 20 : 10)
        let (outcome, isUsable) = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            if isInMessage { try peer.send("250 ok\r\n250 ok\r\n354 go\r\n") }
            peer.reset()
        } body: { session in
            (session.send(Self.envelope, message: message), session.isUsable)
        }
        #expect(outcome == .lostBeforeDot)
        #expect(!isUsable)
    }

    @Test("a message larger than the server takes is not begun")
    func tooLarge() async throws {
        let outcome = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart(extensions: ["PIPELINING", "SIZE 100"])
            try peer.expect("QUIT")
            try peer.send("221 bye\r\n")
        } body: { session in
            defer { session.quit() }
            return session.send(Self.envelope, message: [UInt8](repeating: 0x61, count: 200))
        }
        #expect(outcome == .refused(SMTPReply(code: 552, enhanced: EnhancedStatus(5, 3, 4))))
    }

    @Test("a slow reader and a large message: sending goes on in pieces")
    func large() async throws {
        let count = 1 << 20
        let line = [UInt8](repeating: 0x61, count: 70) + [0x0A]
        let message = [UInt8]((0..<count / line.count).map { _ in line }.joined())
        let outcome = try await ScriptedSessions.smtp { peer in
            try peer.playSMTPStart()
            try peer.expect("MAIL")
            try peer.expect("RCPT")
            try peer.expect("DATA")
            try peer.send("250 ok\r\n250 ok\r\n354 go\r\n")
            let lines = try peer.expectMessage()
            guard lines.count == count / line.count, lines.allSatisfy({ $0.utf8.count == 70 }) else {
                throw ScriptedPeer.Surprise.unexpected("\(lines.count) lines", instead: "the message")
            }
            try peer.send("250 ok\r\n")
        } body: {
            $0.send(Self.envelope, message: message)
        }
        #expect(outcome == .delivered(SMTPReply(code: 250)))
    }

    // MARK: login

    static let password = MailCredential.password(user: "city", Secret("sesame"))

    private static func opening(
        _ credential: MailCredential?, script: @escaping @Sendable (ScriptedPeer) throws -> Void
    ) async throws -> ConnectionFailure? {
        do {
            try await ScriptedSessions.smtp(credential: credential, script: script) { _ in }
            return nil
        } catch let failure as ConnectionFailure {
            return failure
        }
    }

    @Test(
        "what a refused login means",
        arguments: [
            ("535 5.7.8 bad credentials", ConnectionFailure.Code.authentication(.permanent)),
            ("454 4.7.0 temporary failure", .authentication(.temporary)),
            ("535 4.7.0 try later", .authentication(.temporary)),
            ("421 4.7.0 too many", .unavailable),
        ])
    func refusedLogin(line: String, code: ConnectionFailure.Code) async throws {
        let failure = try await Self.opening(Self.password) { peer in
            try peer.playSMTPStart(extensions: ["AUTH PLAIN"])
            try peer.expect("AUTH PLAIN")
            // Without an initial response the server asks for it first.
            if peer.lastLine == "AUTH PLAIN" {
                try peer.send("334 \r\n")
                _ = try peer.line()
            }
            try peer.send(line + "\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == code)
    }

    @Test("a server that offers no AUTH is not used without a login")
    func noAUTH() async throws {
        let failure = try await Self.opening(Self.password) { peer in
            try peer.playSMTPStart(extensions: ["PIPELINING"])
            try? peer.expectClose()
        }
        #expect(failure?.code == .authentication(.mechanism))
    }

    @Test("a refused token")
    func refusedToken() async throws {
        let bearer = MailCredential.bearer(user: "city", token: Secret("t"), mechanism: .xoauth2)
        let failure = try await Self.opening(bearer) { peer in
            try peer.playSMTPStart(extensions: ["AUTH PLAIN XOAUTH2"])
            try peer.expect("AUTH XOAUTH2")
            if peer.lastLine == "AUTH XOAUTH2" {
                try peer.send("334 \r\n")
                _ = try peer.line()
            }
            try peer.send("334 eyJzdGF0dXMiOiI0MDAifQ==\r\n")
            _ = try? peer.line()
            try? peer.send("535 5.7.8 no\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == .authentication(.token))
    }

    @Test(
        "a server that turns us away at once is to be retried",
        arguments: ["421 4.3.2 busy", "554 5.3.2 no service"])
    func turnedAway(line: String) async throws {
        let failure = try await Self.opening(nil) { peer in
            try peer.send(line + "\r\n")
            try? peer.expectClose()
        }
        #expect(failure?.code == .unavailable)
    }
}
