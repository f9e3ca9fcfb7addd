import Synchronization

/// An SMTP server that takes every mail and remembers when: what a city's mail goes out to, where a test asks only for that.
package final class AcceptingSMTPServer: Sendable {
    package struct Mail: Sendable {
        package var recipient: String
        /// Header and text, without the final dot.
        package var lines: [String]
        /// When it was accepted.
        package var acceptedAt: ContinuousClock.Instant

        /// The value of the first line `name: value`.
        package func field(_ name: String) -> String? {
            lines.first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
        }
    }

    /// Shared with the connections.
    private final class Memory: Sendable {
        let mails = Mutex<[Mail]>([])
    }

    private let server: ScriptedServer
    private let memory: Memory

    package init() throws {
        let memory = Memory()
        self.memory = memory
        server = try ScriptedServer { peer in
            // A client that goes without a word is no complaint.
            try? Self.serve(peer, memory)
        }
    }

    package var port: UInt16 { server.port }

    /// What was accepted so far.
    package var mails: [Mail] { memory.mails.withLock { $0 } }

    package func stop() { server.stop() }

    private static func serve(_ peer: ScriptedPeer, _ memory: Memory) throws {
        try peer.send("220 sink ready\r\n")
        var recipient = ""
        while true {
            let line = try peer.line()
            let verb = line.prefix(4).uppercased()
            switch verb {
            case "EHLO": try peer.send("250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n")
            case "RCPT":
                recipient = String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
                try peer.send("250 ok\r\n")
            case "DATA":
                try peer.send("354 go\r\n")
                let lines = try peer.expectMessage()
                // Before the reply: whoever has seen the reply finds the mail here.
                let mail = Mail(recipient: recipient, lines: lines, acceptedAt: ContinuousClock.now)
                memory.mails.withLock { $0.append(mail) }
                try peer.send("250 taken\r\n")
            case "QUIT":
                try peer.send("221 bye\r\n")
                return
            default: try peer.send("250 ok\r\n")
            }
        }
    }
}
