import Intake
import Mail
import Testing

@testable import Channels

@Suite("What we send is a mail that programs know as a program's, whatever residents wrote")
struct OutboundMailTests {
    static func outbound(_ adjust: (inout OutboundMessage) -> Void = { _ in }) -> OutboundMessage {
        var message = OutboundMessage(
            id: RowID(rawValue: 5), kind: .acknowledgement, channel: ChannelName(kind: .email, id: "email-311"),
            recipient: "ann@a.example", subject: "Your request", text: "We have it.\n", language: .spanish,
            request: RowID(rawValue: 3), conversation: nil, cause: RowID(rawValue: 2),
            messageID: "r.1.2.3@city.example",
            references: ["0@a.example", "1@a.example"], createdAt: Moment(milliseconds: 1_795_262_400_000),
            dueAt: Moment(milliseconds: 0))
        adjust(&message)
        return message
    }

    private static func mail(_ message: OutboundMessage) -> ParsedMail {
        ParsedMail(parsing: OutboundMail(message: message, settings: SampleEmail.settings()).bytes)
    }

    @Test("every field is as it should be")
    func fields() throws {
        let mail = Self.mail(Self.outbound())
        let fields = mail.headers.pairs.map { "\($0.name): \($0.value)" }
        #expect(
            fields == [
                "From: \"City 311\" <311@city.example>", "To: <ann@a.example>", "Subject: Your request",
                "Date: Sat, 21 Nov 2026 12:00:00 +0000", "Message-ID: <r.1.2.3@city.example>",
                "In-Reply-To: <1@a.example>", "References: <0@a.example> <1@a.example>", "Auto-Submitted: auto-replied",
                "X-Auto-Response-Suppress: All", "X-Gateway-Loop: city.example", "Content-Language: es",
                "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
            ])
        #expect(mail.defects.isEmpty)
        #expect(mail.text?.hasPrefix("We have it.") == true)
        #expect(AutomaticMail.classify(mail.headers, own: OwnMail(addresses: [])).kind == .loop)
    }

    @Test("what a person wrote does not say that a program did, and is still known as ours when it comes back")
    func answer() {
        let mail = Self.mail(Self.outbound { $0.kind = .answer })
        let names = mail.headers.pairs.map(\.name)
        #expect(!names.contains("Auto-Submitted") && !names.contains("X-Auto-Response-Suppress"))
        #expect(AutomaticMail.classify(mail.headers, own: OwnMail(addresses: [])).kind == .loop)
    }

    struct Hostile: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var adjust: @Sendable (inout OutboundMessage) -> Void
    }

    private static let hostile = [
        Hostile(testDescription: "a subject with fields and a body") {
            $0.subject = "x\r\nBcc: all@city.example\r\n\r\nbody"
        },
        Hostile(testDescription: "a recipient with a field") {
            $0.recipient = "ann@a.example>\r\nBcc: <all@city.example"
        },
        Hostile(testDescription: "a reference with a field") { $0.references = ["1@a\r\nBcc: all@city.example"] },
        Hostile(testDescription: "a reference with a fold") { $0.references = ["1@a\r\n \r\nBcc: all@city.example"] },
        Hostile(testDescription: "a Message-ID with a field") { $0.messageID = "1@a>\nBcc: all@city.example" },
        Hostile(testDescription: "NUL for a fold") { $0.subject = "x\u{0}Bcc: all@city.example" },
    ]

    @Test("nothing begins another field or the body", arguments: hostile)
    func injection(_ row: Hostile) {
        let bytes = OutboundMail(message: Self.outbound(row.adjust), settings: SampleEmail.settings()).bytes
        let mail = ParsedMail(parsing: bytes)
        #expect(!mail.headers.contains("Bcc"))
        #expect(mail.headers.count <= 14)
        #expect(mail.text?.hasPrefix("We have it.") == true)
        #expect(mail.headers.contains("X-Gateway-Loop"))
    }

    @Test("no line is longer than a server must take, and all is ASCII")
    func lines() {
        let message = Self.outbound {
            $0.subject = String(repeating: "Große Anfrage ", count: 200)
            $0.references = (0..<11).map { "\($0)" + String(repeating: "x", count: 890) + "@a" }
            $0.text = String(repeating: "é", count: 5_000)
        }
        let bytes = OutboundMail(message: message, settings: SampleEmail.settings()).bytes
        #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
        var longest = 0
        var length = 0
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A {
                #expect(index > 0 && bytes[index - 1] == 0x0D)
                longest = max(longest, length - 1)
                length = 0
            } else {
                length += 1
            }
        }
        #expect(longest <= 998)
    }

    @Test(
        "an id that no header can carry is left out, and the rest of the thread stays",
        arguments: ["größe@a.example", "", "<1@a", "1 2@a", String(repeating: "x", count: 901)])
    func unwritable(_ id: String) {
        let first = Self.mail(Self.outbound { $0.references = [id, "1@a.example"] })
        #expect(first.references == ["1@a.example"])
        #expect(first.inReplyTo == ["1@a.example"])
        let last = Self.mail(Self.outbound { $0.references = ["1@a.example", id] })
        #expect(last.references == ["1@a.example"])
        #expect(last.inReplyTo == [])
    }

    @Test("without a subject, an id or a thread it is a mail all the same")
    func bare() {
        let mail = Self.mail(
            Self.outbound {
                $0.subject = nil
                $0.messageID = nil
                $0.references = []
            })
        #expect(mail.subject == "")
        #expect(mail.messageID == nil)
        #expect(mail.headers.count == 11)
    }

    @Test("a display name in another alphabet")
    func displayName() {
        let settings = SampleEmail.settings { $0.displayName = "Ciudad de Peñíscola, Atención\r\nBcc: x" }
        let mail = ParsedMail(parsing: OutboundMail(message: Self.outbound(), settings: settings).bytes)
        #expect(mail.from.first?.name == "Ciudad de Peñíscola, Atención Bcc: x")
        #expect(mail.from.first?.address == "311@city.example")
    }

    @Test(
        "dates are RFC 5322's",
        arguments: [(0, "Thu, 1 Jan 1970 00:00:00 +0000"), (-1_000, "Wed, 31 Dec 1969 23:59:59 +0000")])
    func dates(_ milliseconds: Int64, _ text: String) {
        let written = MailClock.text(Moment(milliseconds: milliseconds))
        #expect(written.replacing(", 0", with: ", ") == text)
        let mail = ParsedMail(parsing: Array("Date: \(written)\r\n\r\n".utf8))
        #expect(mail.date == milliseconds)
    }
}
