import Foundation
import Synchronization

/// An SMTP server that takes every mail, remembers it, and lets a test do something at the very moment when it has taken one.
package final class ScriptedRelay: Sendable {
    package struct Mail: Hashable, Sendable {
        package var recipient: String
        package var messageID: String
        package var subject: String
    }

    /// Around the 250 behind the final dot.
    package enum Moment: Sendable {
        /// It is taken, and the client does not know.
        case beforeAnswer
        /// The answer is on the wire.
        case afterAnswer
    }

    private let server: ScriptedServer
    private let memory: Memory

    /// Shared with the connections.
    private final class Memory: Sendable {
        let mails = Mutex<[Mail]>([])
    }

    /// - Parameter accepted: called for each mail at both moments, on the connection's own thread.
    package init(accepted: @escaping @Sendable (Mail, Moment) -> Void = { _, _ in }) throws {
        let memory = Memory()
        self.memory = memory
        server = try ScriptedServer { peer in
            try peer.playSMTPStart()
            var recipient = ""
            // A client that dies is no surprise here.
            while let line = try? peer.line() {
                switch line.prefix(4).uppercased() {
                case "RCPT":
                    recipient = String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
                    try peer.send("250 2.1.5 fine\r\n")
                case "DATA":
                    try peer.send("354 go on\r\n")
                    let lines = try peer.expectMessage()
                    let mail = Mail(
                        recipient: recipient, messageID: Self.header("message-id:", lines),
                        subject: Self.header("subject:", lines))
                    memory.mails.withLock { $0.append(mail) }
                    accepted(mail, .beforeAnswer)
                    try? peer.send("250 2.0.0 taken\r\n")
                    accepted(mail, .afterAnswer)
                case "QUIT":
                    try? peer.send("221 2.0.0 bye\r\n")
                    return
                default: try peer.send("250 2.0.0 fine\r\n")
                }
            }
        }
    }

    package var port: UInt16 { server.port }

    /// What was taken, in the order in which it came.
    package var mails: [Mail] { memory.mails.withLock { $0 } }

    package func stop() { server.stop() }

    /// Of a header's first line.
    private static func header(_ name: String, _ lines: [String]) -> String {
        let line = lines.first { $0.lowercased().hasPrefix(name) } ?? ""
        return line.dropFirst(name.count).trimmingCharacters(in: .whitespaces)
    }
}
