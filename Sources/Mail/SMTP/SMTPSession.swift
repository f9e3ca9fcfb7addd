/// A logged-in connection to the server that takes our mail, kept for many messages. It belongs to one thread: every call blocks.
package final class SMTPSession {
    private var connection: CurlConnection
    private var replies = SMTPReplyReader()
    private let timeouts: SMTPTimeouts
    package let capabilities: SMTPCapabilities
    /// False once the server said 421 or the connection broke: open a new session for the next message.
    package private(set) var isUsable = true
    /// A transaction was broken off and must be reset before the next one.
    private var needsReset = false

    /// Connects, says EHLO with `heloName`, and logs in where there is a credential.
    ///
    /// - Parameter signal: ends every call from another thread.
    /// - Throws: `ConnectionFailure`; `SMTPOutcome(connecting:)` says what it means for waiting messages.
    package init(
        endpoint: MailEndpoint, credential: MailCredential?, heloName: String, timeouts: SMTPTimeouts = SMTPTimeouts(),
        signal: WakeSignal
    ) throws(ConnectionFailure) {
        // The digests that libcurl would try first fail wherever the server keeps only hashed passwords.
        connection = try CurlConnection(
            to: endpoint, speaking: .smtp(heloName: heloName), as: credential, loginOptions: "AUTH=PLAIN;AUTH=LOGIN",
            deadline: .after(timeouts.connecting), signal: signal)
        self.timeouts = timeouts
        capabilities = SMTPCapabilities(lines: connection.greeting)
        // libcurl goes on without a login where AUTH is not offered.
        if credential != nil, !capabilities.authentication {
            throw ConnectionFailure(.authentication(.mechanism), "the server offers no AUTH")
        }
    }

    /// Sends one message to one recipient and waits for what the server says. It never throws: every end is an outcome.
    ///
    /// - Parameter message: header and body; line ends are made CRLF and dots are doubled here.
    package func send(_ envelope: SMTPEnvelope, message: [UInt8]) -> SMTPOutcome {
        guard isUsable else { return .lostBeforeDot }
        let data = MessageData(message)
        do {
            let commands = try SMTPCommands(
                envelope, messageBytes: data.bytes.count - 3, hasEightBit: data.hasEightBit, capabilities: capabilities)
            if needsReset { try reset() }
            let outcome = capabilities.pipelining ? try pipelined(commands, data) : try stepwise(commands, data)
            return outcome
        } catch let refused as SMTPOutcome.Refused {
            return .refused(refused.reply)
        } catch {
            isUsable = false
            return .lostBeforeDot
        }
    }

    /// Says QUIT and does not insist on an answer.
    package func quit() {
        guard isUsable else { return }
        isUsable = false
        try? connection.send(Array("QUIT\r\n".utf8), deadline: .after(.seconds(5)))
        _ = try? reply(deadline: .after(.seconds(5)))
    }

    // MARK: a transaction

    /// MAIL, RCPT and DATA in one write (RFC 2920): one round trip instead of three.
    private func pipelined(_ commands: SMTPCommands, _ data: MessageData) throws(ConnectionFailure) -> SMTPOutcome {
        needsReset = true
        try write(commands.mail + commands.recipient + "DATA\r\n")
        let mail = try reply()
        if mail.code == 421 { return .retryLater(mail) }
        let recipient = try reply()
        if recipient.code == 421 { return .retryLater(recipient) }
        let start = try reply()
        if mail.isPositive, recipient.isPositive, start.code == 354 { return transfer(data) }
        // 354 although a command failed: an empty message ends it (RFC 2920 §3.1), and its reply means nothing.
        if start.code == 354 { _ = try command(".\r\n", timeout: timeouts.final) }
        if !mail.isPositive { return SMTPErrorMap.outcome(of: mail, to: .mail) }
        if !recipient.isPositive { return SMTPErrorMap.outcome(of: recipient, to: .recipient) }
        return SMTPErrorMap.outcome(of: start, to: .data)
    }

    private func stepwise(_ commands: SMTPCommands, _ data: MessageData) throws(ConnectionFailure) -> SMTPOutcome {
        needsReset = true
        let mail = try command(commands.mail)
        guard mail.isPositive else { return SMTPErrorMap.outcome(of: mail, to: .mail) }
        let recipient = try command(commands.recipient)
        guard recipient.isPositive else { return SMTPErrorMap.outcome(of: recipient, to: .recipient) }
        let start = try command("DATA\r\n")
        guard start.code == 354 else { return SMTPErrorMap.outcome(of: start, to: .data) }
        return transfer(data)
    }

    /// The message and its final dot. From the moment the last byte is handed over a lost connection leaves the outcome unknown.
    private func transfer(_ data: MessageData) -> SMTPOutcome {
        do {
            try write(data)
        } catch {
            isUsable = false
            return saidBeforeClosing() ?? .lostBeforeDot
        }
        do {
            let final = try reply(deadline: .after(timeouts.final))
            guard final.isPositive else { return SMTPErrorMap.outcome(of: final, to: .data) }
            needsReset = false
            return .delivered(final)
        } catch {
            isUsable = false
            return .unknown
        }
    }

    /// In blocks, so that a slow line has its time for each; the last block holds the final dot.
    private func write(_ data: MessageData) throws(ConnectionFailure) {
        var start = 0
        while start < data.bytes.count {
            let end = min(start + (64 << 10), data.bytes.count)
            try connection.send(Array(data.bytes[start..<end]), deadline: .after(timeouts.block))
            start = end
        }
    }

    /// A server that closes in the middle of a message has often said why: 552 for its size, 421 for its own end.
    private func saidBeforeClosing() -> SMTPOutcome? {
        guard let final = try? reply(deadline: .after(.zero)), !final.isPositive else { return nil }
        return SMTPErrorMap.outcome(of: final, to: .data)
    }

    private func reset() throws(ConnectionFailure) {
        let reply = try command("RSET\r\n")
        guard reply.isPositive else { throw ConnectionFailure(.malformed, "RSET was refused") }
        needsReset = false
    }

    // MARK: commands and replies

    private func command(_ line: String, timeout: Duration? = nil) throws(ConnectionFailure) -> SMTPReply {
        try write(line)
        return try reply(deadline: .after(timeout ?? timeouts.command))
    }

    private func write(_ text: String) throws(ConnectionFailure) {
        do {
            try connection.send(Array(text.utf8), deadline: .after(timeouts.command))
        } catch {
            isUsable = false
            throw error
        }
    }

    private func reply(deadline: Deadline? = nil) throws(ConnectionFailure) -> SMTPReply {
        let deadline = deadline ?? .after(timeouts.command)
        do {
            while true {
                if let reply = try replies.next() {
                    if reply.code == 421 { isUsable = false }
                    return reply
                }
                _ = try unsafe connection.receive(deadline: deadline) { bytes in unsafe replies.append(bytes) }
            }
        } catch let failure as ConnectionFailure {
            isUsable = false
            throw failure
        } catch {
            isUsable = false
            throw ConnectionFailure(.malformed, "the server's reply is not understood")
        }
    }
}
