import Mail
import Testing

@testable import Channels

@Suite("Header text goes out within its lines and comes back as it was")
struct EncodedHeaderTests {
    struct Text: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var value: String
        /// What arrives; as it was sent where nil.
        var arrives: String?
    }

    private static let texts = [
        Text(testDescription: "empty", value: ""),
        Text(testDescription: "plain", value: "We have your request K7Q-4MD-29XF"),
        Text(testDescription: "accents", value: "Recibimos su petición – gràcies"),
        Text(testDescription: "what looks like an encoded word", value: "=?utf-8?q?x?= is no word"),
        Text(
            testDescription: "a long line of words",
            value: Array(repeating: "pothole", count: 60).joined(separator: " ")),
        Text(testDescription: "a long word", value: String(repeating: "x", count: 2_000)),
        Text(testDescription: "long and wide", value: String(repeating: "ひび割れ", count: 300)),
        Text(testDescription: "flags and families", value: String(repeating: "👩‍👩‍👧‍👦🇧🇷", count: 40)),
        Text(
            testDescription: "a letter with a thousand accents", value: "a" + String(repeating: "\u{301}", count: 1_000)
        ),
        Text(testDescription: "another field", value: "x\r\nBcc: all@city.example", arrives: "x Bcc: all@city.example"),
        Text(testDescription: "a body", value: "x\r\n\r\nbody", arrives: "x body"),
        Text(testDescription: "a fold with another field", value: "x\r\n \r\nBcc: y", arrives: "x Bcc: y"),
        Text(testDescription: "half line ends", value: "a\rb\nc\u{85}d\u{2028}e", arrives: "a b c d e"),
        Text(testDescription: "NUL and other controls", value: "a\u{0}b\u{1B}[2Jc\u{7F}", arrives: "a b [2Jc"),
        Text(testDescription: "blanks", value: "  a \t b  ", arrives: "a b"),
        Text(testDescription: "the direction of writing", value: "\u{202E}gpj.exe\u{2066}x", arrives: "gpj.exex"),
        Text(testDescription: "a written-out line end", value: #"a\r\nBcc: x"#),
    ]

    @Test(arguments: texts)
    func subject(_ text: Text) {
        let lines = EncodedHeader.text(text.value, column: 9)
        Self.expectLimits(lines, column: 9)
        let mail = ParsedMail(parsing: Array("Subject: \(lines.joined(separator: "\r\n "))\r\n\r\n".utf8))
        #expect(mail.subject == text.arrives ?? text.value)
        #expect(mail.headers.count == 1)
    }

    @Test(arguments: texts)
    func name(_ text: Text) {
        let lines = EncodedHeader.mailbox(name: text.value, address: "311@city.example", column: 6)
        Self.expectLimits(lines, column: 6)
        let mail = ParsedMail(parsing: Array("From: \(lines.joined(separator: "\r\n "))\r\n\r\n".utf8))
        let name = text.arrives ?? text.value
        #expect(mail.from == [MailAddress(name: name.isEmpty ? nil : name, address: "311@city.example")])
        #expect(mail.headers.count == 1)
    }

    @Test(
        "a name cannot end its quotes",
        arguments: [#"Ann" <evil@x.example>, "b"#, #"Ann\"#, #"a\" <b@c>"#, "(a) <b>, c;"])
    func quotes(_ name: String) {
        let lines = EncodedHeader.mailbox(name: name, address: "311@city.example", column: 6)
        let mail = ParsedMail(parsing: Array("From: \(lines.joined(separator: "\r\n "))\r\n\r\n".utf8))
        #expect(mail.from == [MailAddress(name: name, address: "311@city.example")])
    }

    @Test("the longest address has a line for itself")
    func longAddress() {
        let address = String(repeating: "a", count: 64) + "@" + String(repeating: "b.", count: 90) + "example"
        let lines = EncodedHeader.mailbox(name: "Stadt Köln", address: address, column: 6)
        #expect(lines.last == "<\(address)>")
    }

    /// RFC 5322 §2.1.1 and RFC 2047 §2.
    private static func expectLimits(_ lines: [String], column: Int) {
        for (index, line) in lines.enumerated() {
            let width = (index == 0 ? column : 1) + line.utf8.count
            #expect(width <= (line.contains("=?UTF-8?B?") ? 76 : 78))
            #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            for word in line.split(separator: " ") where word.hasPrefix("=?UTF-8?B?") { #expect(word.utf8.count <= 75) }
            #expect(index == 0 || !line.isEmpty)
        }
    }
}
