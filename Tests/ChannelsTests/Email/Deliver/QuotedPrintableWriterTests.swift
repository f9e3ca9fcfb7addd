import Foundation
import Mail
import Testing

@testable import Channels

@Suite("Text goes out as quoted-printable and comes back as it was")
struct QuotedPrintableWriterTests {
    @Test(
        arguments: [
            "", "plain", "Où? – ¿Dónde? 何", "a=b", "trailing blank \nand tab\t\nend ", ".", "..\n.\n", "From here",
            String(repeating: "x", count: 76), String(repeating: "x", count: 75) + "=",
            String(repeating: " ", count: 200),
            String(repeating: "é", count: 500), String(repeating: "word ", count: 100), "a\n\n\nb", "\u{1}\u{7F}",
        ])
    func roundTrip(_ text: String) {
        let bytes = QuotedPrintableWriter.encode(text)
        let header =
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        let mail = ParsedMail(parsing: Array(header.utf8) + bytes)
        var expected = text
        while expected.hasSuffix("\n") { expected.removeLast() }
        var arrived = mail.text ?? ""
        while arrived.hasSuffix("\n") { arrived.removeLast() }
        #expect(arrived == expected)
    }

    @Test("lines hold at most 76 ASCII characters, end with CRLF, and end with no blank")
    func limits() {
        let text = (0..<400).map { String(repeating: "añ \t=", count: $0 % 40) }.joined(separator: "\n") + "\r\nx\ry"
        let lines = String(decoding: QuotedPrintableWriter.encode(text), as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.last == "")
        for line in lines {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 })
            #expect(line.last != " " && line.last != "\t")
        }
    }

    @Test("every line end is one, and NUL is written out")
    func lineEnds() {
        #expect(QuotedPrintableWriter.encode("a\r\nb\rc\nd\u{0}") == Array("a\r\nb\r\nc\r\nd=00\r\n".utf8))
    }
}
