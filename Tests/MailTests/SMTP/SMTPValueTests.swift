import Testing

@testable import Mail

@Suite struct SMTPValueTests {
    @Test(
        "a message as DATA carries it",
        arguments: [
            ("", ".\r\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n.\r\n"),
            ("a\nb", "a\r\nb\r\n.\r\n"),
            ("a\rb\r", "a\r\nb\r\n.\r\n"),
            (".\r\n..\r\n.a", "..\r\n...\r\n..a\r\n.\r\n"),
            ("a\r\n.\r\nb\n.\nc\r.\r", "a\r\n..\r\nb\r\n..\r\nc\r\n..\r\n.\r\n"),
            ("\r\n\r\n", "\r\n\r\n.\r\n"),
            ("a\n\r\nb\r\r\n", "a\r\n\r\nb\r\n\r\n.\r\n"),
        ])
    func data(message: String, sent: String) {
        #expect(String(decoding: MessageData(Array(message.utf8)).bytes, as: UTF8.self) == sent)
    }

    @Test("replies at every cut, several lines, enhanced codes")
    func replies() throws {
        let text =
            "220 ready\r\n250-host\r\n250-SIZE 10\r\n250 HELP\r\n550-5.1.1 no\n550 5.1.1 such user\r\n354\r\n250 2.0.0 ok\r\n"
        let expected = [
            SMTPReply(code: 220), SMTPReply(code: 250), SMTPReply(code: 550, enhanced: EnhancedStatus(5, 1, 1)),
            SMTPReply(code: 354), SMTPReply(code: 250, enhanced: EnhancedStatus(2, 0, 0)),
        ]
        let bytes = Array(text.utf8)
        for size in 1...bytes.count {
            var reader = SMTPReplyReader()
            var replies: [SMTPReply] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.append(bytes[start..<min(start + size, bytes.count)])
                while let reply = try reader.next() { replies.append(reply) }
            }
            try #require(replies == expected, "pieces of \(size)")
        }
    }

    @Test(
        "what is no reply is refused",
        arguments: ["hello\r\n", "99 x\r\n", "650 x\r\n", "250x\r\n", "\r\n", "٢٥٠ x\r\n"])
    func noReply(line: String) {
        var reader = SMTPReplyReader()
        reader.append(Array(line.utf8))
        #expect(throws: SMTPReplyReader.Failure.notAReply) { try reader.next() }
    }

    @Test("lines and answers without end are refused")
    func endless() {
        var reader = SMTPReplyReader()
        reader.append([UInt8](repeating: 0x32, count: 10_000))
        #expect(throws: SMTPReplyReader.Failure.lineTooLong) { try reader.next() }
        reader = SMTPReplyReader()
        reader.append(Array(String(repeating: "250-x\r\n", count: 300).utf8))
        #expect(throws: SMTPReplyReader.Failure.tooManyLines) { while try reader.next() == nil {} }
    }

    @Test("the last EHLO answer counts: what was offered before TLS is forgotten")
    func capabilities() {
        let capabilities = SMTPCapabilities(lines: [
            "220 host", "250-host", "250-PIPELINING", "250-AUTH PLAIN", "250 STARTTLS", "220 go", "250-host",
            "250-size 1000",
            "250-AUTH=LOGIN PLAIN", "250 8BITMIME", "334 ", "235 ok",
        ])
        #expect(!capabilities.pipelining && !capabilities.has("STARTTLS"))
        #expect(capabilities.largestMessage == 1000 && capabilities.eightBitMIME && capabilities.authentication)
        #expect(SMTPCapabilities(lines: ["250 host"]).largestMessage == nil)
        #expect(SMTPCapabilities(lines: ["250-h", "250 SIZE 0"]).largestMessage == nil)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let command: SMTPErrorMap.Command
        let line: String
        let outcome: String
        var testDescription: String { "\(command): \(line)" }
    }

    static let cases = [
        Case(command: .recipient, line: "450 busy", outcome: "later"),
        Case(command: .recipient, line: "451 4.7.1 greylisted", outcome: "later"),
        Case(command: .recipient, line: "550 no such user", outcome: "refused"),
        Case(command: .recipient, line: "550 5.1.1 no such user", outcome: "refused"),
        Case(command: .recipient, line: "550 5.7.1 policy", outcome: "refused"),
        Case(command: .recipient, line: "550 4.2.2 over quota", outcome: "later"),
        Case(command: .recipient, line: "452 5.1.1 gone", outcome: "refused"),
        Case(command: .recipient, line: "530 5.7.0 log in first", outcome: "account"),
        Case(command: .data, line: "554 5.7.1 spam", outcome: "refused"),
        Case(command: .data, line: "552 5.3.4 too big", outcome: "refused"),
        Case(command: .data, line: "452 4.3.1 disk full", outcome: "later"),
        Case(command: .data, line: "550 5.4.5 Daily sending quota exceeded", outcome: "account"),
        Case(command: .data, line: "421 4.3.2 closing", outcome: "later"),
        Case(command: .mail, line: "421 5.7.0 closing", outcome: "later"),
        Case(command: .mail, line: "550 5.7.60 not allowed to send as this sender", outcome: "account"),
        Case(command: .mail, line: "530 5.7.57 not authenticated", outcome: "account"),
        Case(command: .mail, line: "550 5.4.5 quota", outcome: "account"),
        Case(command: .mail, line: "554 no", outcome: "account"),
        Case(command: .mail, line: "452 4.3.1 full", outcome: "later"),
        Case(command: .mail, line: "552 5.3.4 too big", outcome: "refused"),
        Case(command: .mail, line: "552 too big", outcome: "refused"),
        Case(command: .mail, line: "555 5.5.4 parameter", outcome: "refused"),
        Case(command: .mail, line: "553 5.6.7 address needs SMTPUTF8", outcome: "refused"),
    ]

    @Test(
        "the error map: the enhanced code beats the basic one, the account is told from the message", arguments: cases)
    func errorMap(row: Case) throws {
        let reply = try #require(SMTPReply(lines: [row.line]))
        let name: String
        switch SMTPErrorMap.outcome(of: reply, to: row.command) {
        case .retryLater: name = "later"
        case .refused: name = "refused"
        case .accountProblem: name = "account"
        default: name = "?"
        }
        #expect(name == row.outcome)
    }

    @Test("a failed connection holds the message back, and pauses the account where somebody must mend it")
    func connecting() {
        for code in [.resolve, .connect, .timeout, .closed, .unavailable, .authentication(.temporary)]
            as [ConnectionFailure.Code]
        {
            #expect(SMTPOutcome(connecting: ConnectionFailure(code, "")) == .retryLater(nil))
        }
        for code in [.authentication(.permanent), .authentication(.token), .tls, .certificate]
            as [ConnectionFailure.Code]
        {
            #expect(SMTPOutcome(connecting: ConnectionFailure(code, "")) == .accountProblem(nil))
        }
    }

    @Test("commands carry what the server offers and nothing else")
    func commands() throws {
        let all = SMTPCapabilities(lines: ["250-h", "250-SIZE 1000", "250-8BITMIME", "250-DSN", "250 SMTPUTF8"])
        let none = SMTPCapabilities(lines: ["250 h"])
        let envelope = SMTPEnvelope(from: nil, to: "ann@example.org", reportsFailure: true, envelopeID: "a+b=c d")
        let rich = try SMTPCommands(envelope, messageBytes: 10, hasEightBit: true, capabilities: all)
        #expect(rich.mail == "MAIL FROM:<> SIZE=10 BODY=8BITMIME RET=HDRS ENVID=a+2Bb+3Dc+20d\r\n")
        #expect(rich.recipient == "RCPT TO:<ann@example.org> NOTIFY=FAILURE,DELAY\r\n")
        let poor = try SMTPCommands(envelope, messageBytes: 10, hasEightBit: true, capabilities: none)
        #expect(poor.mail == "MAIL FROM:<>\r\n" && poor.recipient == "RCPT TO:<ann@example.org>\r\n")
        let far = SMTPEnvelope(from: "city@example.org", to: "änn@example.org")
        #expect(try SMTPCommands(far, messageBytes: 1, hasEightBit: false, capabilities: all).mail.contains("SMTPUTF8"))
        #expect(throws: SMTPOutcome.Refused.self) {
            try SMTPCommands(far, messageBytes: 1, hasEightBit: false, capabilities: none)
        }
        #expect(throws: SMTPOutcome.Refused.self) {
            try SMTPCommands(envelope, messageBytes: 1001, hasEightBit: false, capabilities: all)
        }
        for address in [
            "", "a b@c", "a>\r\nRCPT TO:<x", "a@b\r\nDATA", "<a@b>", "a\0@b", String(repeating: "a", count: 300),
        ] {
            #expect(throws: SMTPOutcome.Refused.self, "\(address)") {
                try SMTPCommands(
                    SMTPEnvelope(from: nil, to: address), messageBytes: 1, hasEightBit: false, capabilities: all)
            }
        }
    }
}
