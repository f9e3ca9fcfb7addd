import ArgumentParser
import Foundation
import Mail
import TestKit

/// Mails fetched per second from a Dovecot on this machine over TLS.
struct IMAPDrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imap-drain",
        abstract: "Drains a mailbox of small mails from Dovecot over TLS and prints mails per second.",
        discussion: """
            Starts a Dovecot of its own and fills a mailbox; each run opens a new session, asks for all UIDs and fetches every mail, \
            sizes first and bodies behind. The first run finds Dovecot's index empty. The peer, Python's imaplib with ranges of 500 over \
            TLS, is in Benchmarks/peers and runs on the same mailbox between our runs.
            """)

    @Option(help: "How many mails.")
    var mails = 20_000

    @Option(help: "Runs of ours.")
    var runs = 4

    @Option(help: "The Python program to compare with; empty for none.")
    var peer = "Benchmarks/peers/python-imap-drain.py"

    func run() async throws {
        let server = try await DovecotServer.launch()
        defer { server.stop() }
        var samples = MailSamples(seed: 311)
        for index in 0..<mails {
            try server.deliver(samples.text(), to: "city", name: "\(1_700_000_000 + index).M1P1.host")
        }
        for security in [MailEndpoint.Security.implicitTLS, .plain] {
            for run in 1...max(1, runs) { try await measure(server, security, run) }
        }
        guard !peer.isEmpty else { return }
        let arguments = [peer, "\(server.imapsPort)", server.certificate, "city", DovecotServer.password]
        let output = "\(server.folder)/peer"
        try ChildProcess("/usr/bin/env", ["python3"] + arguments, output: output).wait()
        print(try String(contentsOfFile: output, encoding: .utf8), terminator: "")
    }

    private func measure(_ server: DovecotServer, _ security: MailEndpoint.Security, _ run: Int) async throws {
        let settings = IMAPSettings(
            endpoint: MailEndpoint(
                host: "localhost", port: security == .plain ? server.imapPort : server.imapsPort, security: security,
                authoritiesFile: server.certificate),
            credential: .password(user: "city", Secret(DovecotServer.password)))
        let (wall, cpu, count, bytes) = try await MailThread.run(name: "drain") { thread in
            let session = try IMAPSession(settings, signal: thread.signal)
            try session.select("INBOX")
            let cpu = CPUClock.seconds
            let start = ContinuousClock.now
            let fetch = try session.fetch(try session.searchUIDs(above: 0))
            var (count, bytes) = (0, 0)
            while let batch = try fetch.next() {
                for mail in batch {
                    guard case .whole(let body) = mail.content else { continue }
                    count += 1
                    bytes += body.count
                }
            }
            let wall = start.duration(to: .now) / .seconds(1)
            session.logout()
            return (wall, CPUClock.seconds - cpu, count, bytes)
        }
        print(
            "imap-drain, \(security), run \(run): \(count) mails of \(bytes / max(1, count)) bytes:",
            "\(Int(Double(count) / wall)) mails/s, \(Int(cpu / Double(max(1, count)) * 1e6)) µs CPU a mail")
    }
}
