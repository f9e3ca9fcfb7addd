import Foundation
import TestKit
import Testing
import Web

@Suite("The manager's report arrives by mail", .enabled(if: MailCity.isInstalled, "needs Dovecot and python3"))
struct ReportMailCityTests {
    private static let settings = """
        reports:
          mail:
            - {name: Figures of the day, every: day, at: "00:00", pages: [overview, volume, forecast], to: [boss@hall.example]}

        """

    /// What a reader of mail that is none of ours makes of it.
    private static let reader = """
        import email, email.policy, imaplib, json, shutil, ssl, subprocess, sys
        port, certificate, password = sys.argv[1:]
        box = imaplib.IMAP4_SSL('localhost', int(port), ssl_context=ssl.create_default_context(cafile=certificate))
        box.authenticate('PLAIN', lambda _: b'\\0city\\0' + password.encode())
        box.select('INBOX')
        last = box.search(None, 'ALL')[1][0].split()[-1]
        mail = email.message_from_bytes(box.fetch(last, '(BODY.PEEK[])')[1][0][1], policy=email.policy.default)
        def words(p, data):
            if p.get_content_maintype() == 'text':
                return p.get_content()
            if shutil.which('pdftotext'):
                return subprocess.run(['pdftotext', '-', '-'], input=data, capture_output=True).stdout.decode()
            return ''
        def part(p):
            data = p.get_payload(decode=True)
            return {'type': p.get_content_type(), 'name': p.get_filename() or '', 'size': len(data),
                    'head': data[:5].decode('latin-1'),
                    'text': words(p, data)}
        print(json.dumps({'subject': mail['subject'], 'auto': mail['auto-submitted'], 'defects': len(mail.defects),
                          'parts': [part(p) for p in mail.walk() if not p.is_multipart()]}))
        """

    private struct Part: Decodable {
        var type: String
        var name: String
        var size: Int
        var head: String
        var text: String
    }

    private struct Read: Decodable {
        var subject: String
        var auto: String
        var defects: Int
        var parts: [Part]
    }

    /// Lays the mail into a mailbox on Dovecot and reads it from there.
    private func read(_ mail: [UInt8], _ city: MailCity) async throws -> Read {
        let (script, dovecot) = (city.folder.path("reader.py"), city.dovecot)
        try Self.reader.write(toFile: script, atomically: true, encoding: .utf8)
        try dovecot.deliver(mail, to: "city")
        let result = try await Command.run(
            "/usr/bin/python3", [script, "\(dovecot.imapsPort)", dovecot.certificate, DovecotServer.password])
        #expect(result.isGood, "\(result)")
        return try JSONDecoder().decode(Read.self, from: Data(result.output.utf8))
    }

    @Test("once, with figures, tables that open, and PDF; and stays at the desk", .timeLimit(.minutes(3)))
    func arrives() async throws {
        try await MailCity.with(extra: Self.settings) { city in
            try await city.serving { _ in
                try await eventually(within: .seconds(120)) { city.sink.mails.count == 1 }
            }
            // Another start is no other period, unless midnight came between.
            try await city.serving { intake in
                try await eventually(within: .seconds(60)) { try await city.hasLooked(intake) }
            }
            let mail = try #require(city.sink.mails.first)
            #expect(mail.recipient == "boss@hall.example")
            let periods = try await city.view.number("SELECT COUNT(DISTINCT period) FROM sent_report")
            #expect(city.sink.mails.count == periods)
            let read = try await read(Array((mail.lines.joined(separator: "\r\n") + "\r\n").utf8), city)
            #expect(read.subject.hasPrefix("Somerville 311: Figures of the day, "), "\(read.subject)")
            #expect(read.auto == "auto-generated" && read.defects == 0)
            #expect(read.parts.prefix(2).map(\.type) == ["text/plain", "text/html"])
            #expect(
                read.parts.prefix(2).allSatisfy { $0.text.contains("Every measure") || $0.text.contains("Contacts") })
            let tables = read.parts.filter { $0.type == "text/csv" }
            #expect(tables.count >= 4 && tables.allSatisfy { $0.name.hasSuffix(".csv") }, "\(read.parts.map(\.name))")
            let volume = try #require(tables.first { $0.name.hasPrefix("volume-") })
            let rows = volume.text.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
            #expect(rows.first?.first == "channel_kind" && rows.last?.first == "all" && rows.count == 10)
            // A forecast is of the weeks after.
            #expect(read.parts.first?.text.contains("/reports/forecast") == true)
            let papers = read.parts.filter { $0.type == "application/pdf" }
            #expect(papers.count == (PDFTool() == nil ? 0 : 3) && papers.allSatisfy { $0.head == "%PDF-" })
            if FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext") {
                #expect(papers.prefix(2).allSatisfy { $0.text.contains("Contacts") && $0.text.contains("Somerville") })
            }
            try await stays(in: city, read)
        }
    }

    /// The desk shows it as it went out.
    private func stays(in city: MailCity, _ mail: Read) async throws {
        let kept = try await city.view.rows("SELECT subject FROM sent_report ORDER BY id")
        #expect(kept.first?[0] == mail.subject)
        let sent = mail.parts.first?.text.split(whereSeparator: \.isNewline).first
        #expect(sent.map(String.init) == mail.subject)
        let same = "SELECT COUNT(*) FROM sent_report WHERE text NOT LIKE subject || '%'"
        #expect(try await city.view.number(same) == 0)
        #expect(try await city.view.number("SELECT COUNT(*) FROM outbox WHERE kind = 'report' AND state = 'sent'") > 0)
    }
}
