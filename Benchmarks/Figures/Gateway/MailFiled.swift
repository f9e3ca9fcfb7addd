import ArgumentParser
import Foundation
import TestKit

/// Mails a second all the way: from a Dovecot over TLS to service requests that are filed.
struct MailFiled: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail-filed",
        abstract: "Mails per second from Dovecot over TLS to filed requests, by the real gateway.",
        discussion: """
            Each run fills a mailbox, starts `intake serve` on an empty store and takes the time from the start of the process until \
            the last mail is filed. Acknowledgements go to a mail server that forgets them. Afterwards the ledger is recounted. \
            The peer is Python's imaplib and sqlite3 on the same mailbox: each mail committed before the next.
            """)

    @Option(help: "How many mails.")
    var mails = 20_000

    @Flag(help: "The mix of 37 KB with attachments instead of 1–2 KB text.")
    var mixed = false

    @Option(help: "Runs.")
    var runs = 3

    @OptionGroup var place: MeasuredPlace

    @Option(help: "The Python program to compare with; empty for none.")
    var peer = "Benchmarks/peers/python-imap-sqlite.py"

    @Option(help: "How many of the mails the peer takes.")
    var peerMails = 2000

    func run() async throws {
        let syncs = try DiskSyncs(folder: place.folder).perSecond(for: 2)
        print("disk: \(Int(syncs)) syncs/s of 4 KiB appended, one after the other")
        let sink = try await SMTPSink.start()
        let users = (1...max(1, runs)).map { "city\($0)" }
        let dovecot = try await DovecotServer.launch(users: users)
        defer { dovecot.stop() }
        try fill(dovecot)
        for user in users { try await measure(dovecot, sink, user) }
        try await sink.stop()
        if !peer.isEmpty { try measurePeer(dovecot, users[0]) }
    }

    /// Gives every run a mailbox of its own that no server has looked at.
    private func fill(_ dovecot: DovecotServer) throws {
        var samples = MailSamples(seed: 311)
        var bytes = 0
        for index in 0..<mails {
            let mail = mixed ? samples.mixed(index) : samples.text()
            bytes += mail.count
            for user in dovecot.users {
                try dovecot.deliver(mail, to: user, name: "\(1_700_000_000 + index).M1P1.host")
            }
        }
        print("\(mails) mails, \(bytes / mails) bytes each on average")
    }

    private func measure(_ dovecot: DovecotServer, _ sink: SMTPSink, _ user: String) async throws {
        let nodes = try await MeasuredNodes(
            in: place, channels: ["email-311.yaml": MeasuredChannels.email(dovecot, user: user, sink)],
            files: ["mailbox": DovecotServer.password])
        let (machine, start) = (try MachineTime(), ContinuousClock.now)
        try await nodes.start()
        let kept = try await nodes.wait(until: "intake_received_total", reaches: mails, within: .seconds(600))
        let filed = try await nodes.wait(until: "intake_filed_total", reaches: mails, within: .seconds(600))
        let cpu = try nodes.cpuSeconds()
        let passed = try machine.passed()
        let peak = try nodes.memory().peak
        try await nodes.verifyLedger()
        let sent = try await nodes.metric("intake_delivered_total")
        try await nodes.stop()
        let (keeping, filing) = ((kept - start) / .seconds(1), (filed - start) / .seconds(1))
        print(
            "\(user): \(Int(Double(mails) / filing)) mails/s filed (\(Figure.seconds(filing))), all kept after",
            "\(Figure.seconds(keeping)), \(Int(cpu / Double(mails) * 1e6)) µs CPU a mail, \(sent) answers sent by then,",
            "peak memory \(peak >> 20) MB, ledger agrees; \(passed)")
    }

    private func measurePeer(_ dovecot: DovecotServer, _ user: String) throws {
        let output = "\(dovecot.folder)/peer"
        let arguments = [
            peer, "\(dovecot.imapsPort)", dovecot.certificate, user, DovecotServer.password, place.folder,
            "\(peerMails)",
        ]
        try ChildProcess("/usr/bin/env", ["python3"] + arguments, output: output).wait()
        print(try String(contentsOfFile: output, encoding: .utf8), terminator: "")
    }
}
