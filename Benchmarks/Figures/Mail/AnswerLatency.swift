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

    @Option(help: "The gateway: a release build of intake.")
    var program = ".build-release/release/intake"

    @Option(help: "How many mails.")
    var mails = 100

    func run() async throws {
        let dovecot = try await DovecotServer.launch()
        defer { dovecot.stop() }
        let relay = try NoticeRelay(to: dovecot.imapPort)
        defer { relay.stop() }
        let sink = try SMTPSink()
        defer { sink.stop() }
        let folder = try city(imapPort: relay.port, smtpPort: sink.port)
        let gateway = try ChildProcess(
            program, ["serve", "--config", folder.path("intake.yaml")], output: folder.path("log"))
        defer { gateway.stop() }
        do {
            print(try await measure(dovecot, relay, sink))
        } catch {
            FileHandle.standardError.write(FileManager.default.contents(atPath: folder.path("log")) ?? Data())
            throw error
        }
    }

    private func measure(_ dovecot: DovecotServer, _ relay: NoticeRelay, _ sink: SMTPSink) async throws -> String {
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

    private func city(imapPort: UInt16, smtpPort: UInt16) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().path()
        try FileManager.default.createDirectory(atPath: folder.path("channels"), withIntermediateDirectories: true)
        let files = [
            "reply-key": String(repeating: "0123456789abcdef", count: 4), "password": DovecotServer.password,
            "channels/email-311.yaml": """
            kind: email
            address: 311@city.example
            poll: 1000h
            imap:
              host: 127.0.0.1
              port: \(imapPort)
              security: plain
              user: city
              password_file: password
            smtp:
              host: 127.0.0.1
              port: \(smtpPort)
              security: plain

            """,
            "intake.yaml": """
            city:
              name: Figures
              phone: 617-555-0311
              time_zone: America/New_York
            listen:
              public: 127.0.0.1:0
            templates: \(repository)templates
            routing: \(repository)channels/routing.yaml
            secrets:
              reply_key_file: reply-key

            """,
        ]
        for (name, text) in files {
            try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
        }
        return folder
    }
}
