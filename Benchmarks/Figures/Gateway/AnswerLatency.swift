import ArgumentParser
import Foundation
import TestKit

/// How long a resident waits for the acknowledgement of a mail that arrives while the gateway idles.
struct AnswerLatency: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer-latency",
        abstract: "Measures from the server's notice of a new mail to the acknowledgement's acceptance by SMTP.",
        discussion: """
            Starts a Dovecot, an SMTP server that takes all, and the gateway itself; mails are delivered one after the other \
            while it idles. A relay between the gateway and Dovecot notes when "* n EXISTS" goes by, the SMTP server when it \
            has the acknowledgement. Everything between is ours: DONE, search, fetch, two durable commits, an SMTP session.
            """)

    @Option(help: "How many mails.")
    var mails = 100

    @OptionGroup var place: MeasuredPlace

    func run() async throws {
        let dovecot = try await DovecotServer.launch()
        defer { dovecot.stop() }
        let relay = try NoticeRelay(to: dovecot.imapPort)
        defer { relay.stop() }
        let sink = try AcceptingSMTPServer()
        defer { sink.stop() }
        let city = try MeasuredCity(
            in: place, port: Int(try FreePort.find(1)[0]),
            channels: ["email-311.yaml": channel(relay, sink)])
        try city.write(DovecotServer.password, to: "mailbox")
        let gateway = try await MeasuredGateway(city)
        let outcome: Result<String, any Error>
        do { outcome = .success(try await measure(dovecot, relay, sink)) } catch { outcome = .failure(error) }
        try await gateway.stop()
        print(try outcome.get())
    }

    /// Without TLS, so that the relay can read along.
    private func channel(_ relay: NoticeRelay, _ sink: AcceptingSMTPServer) -> String {
        """
        kind: email
        address: 311@city.example
        poll: 1000h
        imap: {host: 127.0.0.1, port: \(relay.port), security: plain, user: city, password_file: mailbox}
        smtp: {host: 127.0.0.1, port: \(sink.port), security: plain}
        """
    }

    private func measure(_ dovecot: DovecotServer, _ relay: NoticeRelay, _ sink: AcceptingSMTPServer) async throws
        -> String
    {
        var noticed: [Duration] = []
        var answered: [Duration] = []
        for number in 1...mails {
            try await eventually { relay.idles >= number }
            // At another moment of Dovecot's and our own rhythms each time.
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...400)))
            let delivered = ContinuousClock.now
            let mail = """
                From: resident-\(number)@home.example\r\nSubject: Pothole \(number)\r\n\
                Message-ID: <\(number)@home.example>\r\n\r\nThere is a pothole on Elm Street.\r\n
                """
            try dovecot.deliver(Array(mail.utf8), to: "city")
            try await eventually { sink.mails.count >= number && relay.notices.contains { $0.mails == number } }
            guard let notice = relay.notices.first(where: { $0.mails == number }) else { continue }
            noticed.append(delivered.duration(to: notice.at))
            answered.append(notice.at.duration(to: sink.mails[number - 1].acceptedAt))
        }
        return """
            delivered → noticed (Dovecot's)   \(summary(noticed))
            noticed → acknowledgement taken   \(summary(answered))
            """
    }

    private func summary(_ durations: [Duration]) -> String {
        let sorted = durations.sorted()
        let text = { (share: Double) -> String in
            let duration = sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
            return String(
                format: "%.1f ms",
                Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3)
        }
        return "median \(text(0.5)), p95 \(text(0.95)), longest \(text(1))"
    }
}
